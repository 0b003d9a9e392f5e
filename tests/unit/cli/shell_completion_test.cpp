// SPDX-License-Identifier: Apache-2.0
#include "shell_completion.hpp"

#include <catch2/catch.hpp>

#include "query/stored_graph.hpp"
#include "support/sample_graph.hpp"

using namespace govgraph;
using cli::Completion;

namespace {

Completion completed(std::string_view line) {
  static const auto kView = test::sample_graph();
  static const auto kGraph = query::stored_graph(kView);
  return cli::complete(line, kView, *kGraph, {{"help", "schema"}, {"analysis.pagerank", "db.labels"}});
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("what is completed depends on where it stands") {
  CHECK(completed("MATCH (p:Per").candidates == Words{"Person"});
  CHECK(completed("MATCH (p:Person)-[r:HOLD").candidates == Words{"HOLDS_ROLE"});
  CHECK(completed("MATCH (p)-[r:HOLDS_ROLE|GOV").candidates == Words{"GOVERNS"});
  CHECK(completed("MATCH (p:Person) WHERE p.na").candidates == Words{"name"});
  CHECK(completed("MATCH (p:Person {na").candidates == Words{"name"});
  CHECK(completed("CALL db").candidates == Words{"db.labels"});
  CHECK(completed("CALL analysis.p").begin == 5);
  CHECK(completed("match (p) unw").candidates == Words{"UNWIND"});
  CHECK(completed(":sch").candidates == Words{"schema"});
  CHECK(completed("MATCH (p) RETURN p ").candidates.empty());
  CHECK(completed("").candidates.empty());
}

TEST_CASE("between quotation marks names are completed, from their beginning") {
  const Completion found = completed("MATCH (p {name: '柳河镇党");
  CHECK(found.begin == std::string_view("MATCH (p {name: '").size());
  CHECK(found.candidates == Words{"柳河镇党委"});
  CHECK(completed("MATCH (p {name: \"周").candidates == Words{"周远舟"});
  CHECK(completed("MATCH (p {name: '河镇").candidates.empty());
  CHECK(completed("RETURN 'a' AS x, 'it\\'s ").candidates.empty());
}

TEST_CASE("what all candidates begin with ends between characters") {
  CHECK(cli::common_beginning(Words{"PARTICIPATES_IN", "PART_OF"}) == "PART");
  CHECK(cli::common_beginning(Words{"柳河", "柳江"}) == "柳");
  CHECK(cli::common_beginning(Words{"河", "汇"}) == "");
  CHECK(cli::common_beginning(Words{}) == "");
}
