// 某地的组织由谁任职：职务一览？
// The offices of a town: organ, office, person, since when, by which sentence?
// param: area=柳河镇
MATCH (a:Area)
WHERE a.name = $area OR $area IN a.aliases
MATCH (part:Area)-[:PART_OF*0..3]->(a)
OPTIONAL MATCH (organ)-[:GOVERNS|LOCATED_IN]->(part)
WHERE organ:PartyOrg OR organ:GovBody OR organ:SocialOrg OR organ:Institution
WITH collect(DISTINCT part) + collect(DISTINCT organ) AS seats
UNWIND seats AS seat
MATCH (p:Person)-[r:HOLDS_ROLE]->(seat)
RETURN DISTINCT seat.name AS organ, r.role AS office, p.name AS person, r.status AS status,
       coalesce(r.since, r.date) AS since, evidence(r)[0].text AS sentence
ORDER BY organ, office, person
