// 某地由谁领导（书记、镇长、副职），上级是谁？
// Who leads an area (secretary, mayor, deputies), and what lies above it?
// param: area=柳河镇
MATCH (a:Area)
WHERE a.name = $area OR $area IN a.aliases
MATCH p = (a)-[:PART_OF*0..5]->(above:Area)
OPTIONAL MATCH (organ)-[:GOVERNS]->(above)
WITH length(p) AS steps, above, [above] + collect(organ) AS seats
UNWIND seats AS seat
OPTIONAL MATCH (head:Person)-[r:HOLDS_ROLE]->(seat)
WITH steps, above, seat, head, r
WHERE NOT seat:Area OR r.role =~ '.*(书记|主席|主任|镇长|乡长|区长|县长|市长|州长|旗长|省长|村长)'
RETURN steps, above.name AS area, seat.name AS organ, r.role AS office, head.name AS person, r.status AS status,
       coalesce(r.since, r.date) AS since, evidence(r)[0].text AS sentence
ORDER BY steps, area, organ, office, person
