// 谁连接党组织与企业？
// Who bridges party and business?
MATCH (o:PartyOrg)--(b)--(e:Enterprise)
WHERE b:Person OR b:Programme OR b:SocialOrg OR b:Event
WITH b, count(DISTINCT o) AS parties, count(DISTINCT e) AS enterprises
RETURN b.name AS bridge, labels(b)[0] AS label, parties, enterprises
ORDER BY parties * enterprises DESC, bridge
LIMIT 50
