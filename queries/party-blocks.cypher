// 哪个党组织领导哪个街区或社区？
// Which party organisation leads which block or community?
MATCH (o:PartyOrg)-[g:GOVERNS]->(a:Area)
WHERE a.level IN ['block', 'community', 'village', 'estate', 'zone']
OPTIONAL MATCH (p:Person)-[r:HOLDS_ROLE]->(o)
WHERE r.role CONTAINS '书记'
WITH a, o, g, collect(DISTINCT p.name) AS secretaries, collect(r)[0] AS held
RETURN a.name AS area, o.name AS organisation, secretaries, evidence(coalesce(held, g))[0].text AS sentence
ORDER BY area, organisation
