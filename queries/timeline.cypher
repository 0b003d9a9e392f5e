// 按日期有哪些活动？
// Which events happened when?
MATCH (e:Event)
WHERE e.date IS NOT NULL
OPTIONAL MATCH (o)-[r:ORGANIZES]->(e)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(a)
WITH e, collect(DISTINCT o.name) AS organizers, collect(DISTINCT a.name) AS places, collect(r)[0] AS held
RETURN e.date AS date, e.name AS event, organizers, places,
       coalesce(evidence(held)[0].text, mentions(e)[0].article) AS sentence
ORDER BY date, event
