#!/bin/sh
# Made the certificates and keys in `signers`, which nobody but the tests trusts: openssl 3.4 or later, once.
# Whoever signs here is somebody on the list of a test (root, agency) or nobody that it knows (stranger).
set -eu
cd "$(dirname "$0")/signers"
valid="-not_before 20200101000000Z -not_after 20991231000000Z"
new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT
cat > "$made/root.cnf" <<'END'
[req]
distinguished_name = dn
prompt = no
x509_extensions = root
[dn]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
END
cat > "$made/signer.cnf" <<'END'
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, emailProtection
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
END
signer() { # name, its own name, its organisation, the root's name
  openssl req -x509 $new $valid -config "$made/root.cnf" -subj "/CN=$4/O=Warraq tests" \
    -keyout "$made/root.key" -out "$made/root.pem"
  openssl req $new -subj "/CN=$2/O=$3" -utf8 -keyout "$1.key" -out "$made/signer.csr"
  openssl x509 -req -in "$made/signer.csr" -CA "$made/root.pem" -CAkey "$made/root.key" $valid \
    -extfile "$made/signer.cnf" -out "$1.pem"
}
signer agency "سميرة النداف" "وكالة الاختبار" "Root of the tests"
cp "$made/root.pem" root.pem
signer stranger "Nobody" "Unknown Studio" "Another root"
