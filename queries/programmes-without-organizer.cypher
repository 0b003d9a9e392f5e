// 哪些项目没有写明由谁主办？
// Which programmes have no stated organizer?
MATCH (p:Programme)
WHERE NOT EXISTS { (p)<-[:ORGANIZES]-() }
RETURN p.name AS programme, [m IN mentions(p) | m.doc][0] AS document
ORDER BY programme
