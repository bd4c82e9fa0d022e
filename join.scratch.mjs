import sharp from 'sharp'
const [out, ...files] = process.argv.slice(2)
const ims = await Promise.all(files.map(async f => ({ f, m: await sharp(f).metadata() })))
const h = Math.max(...ims.map(i => i.m.height)), w = ims.reduce((a,i)=>a+i.m.width+10,0)
let x=0; const comp = ims.map(i => { const c={ input:i.f, left:x, top:0 }; x+=i.m.width+10; return c })
await sharp({ create:{ width:w,height:h,channels:3,background:'#888'} }).composite(comp).png().toFile(out)
