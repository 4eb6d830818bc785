/** What is said where the cardholder's bank asks back (3-D Secure). */
export const challenge = {
  "challenge.ask": "A payment of {price} to Ovation. Is it you?",
  "challenge.fail": "No, refuse",
  "challenge.hint": "In the sandbox you are your own bank: refuse, and the payment is declined.",
  "challenge.open": "Answer your bank",
  "challenge.pass": "Yes, it is me",
  "challenge.title": "Your bank asks",
  "challenge.waiting": "Your bank wants to know whether it is you. Nothing is charged before you say so.",
  "method.card_3ds": "Card that asks back (3-D Secure)",
  "recharge.requires_action": "One more step",
  "recharge.short_requires_action": "Waiting for you",
} as const;
