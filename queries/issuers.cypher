// 谁发布了哪些政策文件？
// Who issued which policy?
MATCH (o)-[r:ISSUES]->(p:Policy)
RETURN p.name AS policy, o.name AS issuer, r.date AS date, evidence(r)[0].text AS sentence
ORDER BY policy, issuer
