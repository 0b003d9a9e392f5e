// 哪些职务换了人？
// Which offices changed hands?
MATCH (before:Person)-[old:HOLDS_ROLE]->(o)
WHERE old.status = 'former'
OPTIONAL MATCH (now:Person)-[new:HOLDS_ROLE]->(o)
WHERE new.role = old.role AND new.status IS NULL
RETURN o.name AS organ, old.role AS office, before.name AS former, collect(DISTINCT now.name) AS present
ORDER BY organ, office, former
