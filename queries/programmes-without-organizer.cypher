// 哪些项目没有写明由谁主办？
// Which programmes have no stated organizer?
MATCH (p:Programme)
WHERE NOT EXISTS { (p)<-[:ORGANIZES]-() }
RETURN p.name AS programme, mentions(p)[0].doc AS document, mentions(p)[0].article AS named_in
ORDER BY programme
