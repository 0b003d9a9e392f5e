// 哪些人身兼数职？
// Who holds several offices?
MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE r.status IS NULL
WITH p, collect(DISTINCT o.name + ' ' + r.role) AS offices, collect(r)[0..5] AS ties
WHERE size(offices) > 1
RETURN p.name AS person, size(offices) AS number, offices, [r IN ties | evidence(r)[0].text] AS sentences
ORDER BY number DESC, person
