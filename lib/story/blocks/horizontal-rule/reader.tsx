export const HorizontalRuleReader = () => <hr />
