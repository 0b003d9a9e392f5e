// 哪些人身兼数职？
// Who holds several offices?
MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE r.status IS NULL
WITH p, collect(DISTINCT o.name + ' ' + r.role) AS offices
WHERE size(offices) > 1
RETURN p.name AS person, size(offices) AS number, offices
ORDER BY number DESC, person
