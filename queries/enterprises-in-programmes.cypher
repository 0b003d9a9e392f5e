// 哪些企业参加哪些项目，在哪条路、哪个地方？
// Which enterprises join which programmes, and where do they stand?
MATCH (e:Enterprise)-[r:PARTICIPATES_IN]->(p)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(place)
RETURN p.name AS programme, e.name AS enterprise, collect(DISTINCT place.name) AS places, evidence(r)[0].text AS sentence
ORDER BY programme, enterprise
