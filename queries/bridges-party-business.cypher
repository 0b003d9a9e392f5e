// 谁连接党组织与企业？
// Who bridges party and business?
MATCH (o:PartyOrg)-[up]-(b)-[down]-(e:Enterprise)
WHERE b:Person OR b:Programme OR b:SocialOrg OR b:Event
WITH b, count(DISTINCT o) AS parties, count(DISTINCT e) AS enterprises, collect(up)[0] AS party, collect(down)[0] AS business
ORDER BY parties * enterprises DESC, b.name
LIMIT 50
RETURN b.name AS bridge, labels(b)[0] AS label, parties, enterprises,
       [evidence(party)[0].text, evidence(business)[0].text] AS sentences
