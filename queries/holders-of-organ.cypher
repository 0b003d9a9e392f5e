// 某个组织由哪些人任职？
// Who holds which office in an organ?
// param: organ=柳河镇党委
MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE o.name = $organ OR $organ IN o.aliases
RETURN r.role AS office, p.name AS person, r.status AS status, coalesce(r.since, r.date) AS since, r.until AS until,
       evidence(r)[0].text AS sentence
ORDER BY office, person
