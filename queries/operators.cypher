// 各场所设施由谁建设或运营？
// Who built or runs which facility?
MATCH (o)-[r:OPERATES]->(p)
OPTIONAL MATCH (p)-[:LOCATED_IN]->(a)
RETURN p.name AS facility, labels(p)[0] AS label, o.name AS operator, collect(DISTINCT a.name) AS places,
       evidence(r)[0].text AS sentence
ORDER BY facility, operator
