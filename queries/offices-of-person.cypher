// 某人担任哪些职务？
// Which offices does a person hold?
// param: name=方致远
MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE p.name = $name OR $name IN p.aliases
RETURN r.role AS office, o.name AS organ, labels(o)[0] AS label, r.status AS status, coalesce(r.since, r.date) AS since,
       r.until AS until, evidence(r)[0].text AS sentence
ORDER BY office, organ
