// 某地由谁领导，上级是谁？
// Who leads an area, and what lies above it?
// param: area=柳河镇
MATCH (a:Area)
WHERE a.name = $area OR $area IN a.aliases
MATCH p = (a)-[:PART_OF*0..5]->(above:Area)
OPTIONAL MATCH (organ)-[:GOVERNS]->(above)
OPTIONAL MATCH (head:Person)-[r:HOLDS_ROLE]->(organ)
RETURN length(p) AS steps, above.name AS area, organ.name AS organ, r.role AS office, head.name AS person
ORDER BY steps, area, organ, office, person
