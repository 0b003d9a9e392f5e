// 某地有哪些组织机构？
// Which organs does an area have?
// param: area=柳河镇
MATCH (o)-[r:GOVERNS|LOCATED_IN]->(a:Area)
WHERE (a.name = $area OR $area IN a.aliases) AND (o:PartyOrg OR o:GovBody OR o:SocialOrg OR o:Institution)
RETURN type(r) AS relation, labels(o)[0] AS label, o.name AS organ, evidence(r)[0].text AS sentence
ORDER BY relation, label, organ
