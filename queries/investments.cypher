// 谁投资了什么，金额多少？
// Who put how much money into what?
MATCH (a)-[r:INVESTS_IN]->(b)
RETURN a.name AS investor, b.name AS into, r.amount AS amount, evidence(r)[0].text AS sentence
ORDER BY investor, into
