// 哪些组织与其他组织没有联系？
// Which organs have no tie to another organ, person or programme?
MATCH (o)
WHERE (o:PartyOrg OR o:GovBody OR o:SocialOrg OR o:Institution)
  AND NOT EXISTS { MATCH (o)--(x) WHERE NOT x:Area }
RETURN labels(o)[0] AS label, o.name AS organ, mentions(o)[0].article AS named_in
ORDER BY label, organ
