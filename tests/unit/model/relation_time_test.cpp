// SPDX-License-Identifier: Apache-2.0
#include "model/relation_time.hpp"

#include <catch2/catch.hpp>

using namespace govgraph;

namespace {

struct Said {
  std::string_view day;
  Properties properties;
};

RelationTime time_of(const std::vector<Said>& all, bool lasting = true) {
  std::vector<StatementTime> out;
  for (const Said& each : all) out.push_back(statement_time(days_of(each.day), each.properties));
  return relation_time(out, lasting);
}

std::string text(const std::optional<Days>& days) {
  if (!days) return "-";
  const auto end = [](std::int32_t day) {
    return day == kAlways.first || day == kAlways.last ? std::string("..") : iso_date(day);
  };
  return end(days->first) + "/" + end(days->last);
}

Held held(const RelationTime& time, std::string_view from, std::string_view to) {
  return held_within(time, {days_of(from)->first, days_of(to)->last});
}

}  // namespace

TEST_CASE("from when to when a relation holds") {
  struct Row {
    std::string_view what;
    std::vector<Said> said;
    bool lasting;
    std::string_view extent;
  };
  const std::vector<Row> rows{
      {"said twice: from the first page on", {{"2024-03-05", {}}, {"2024-09-10", {}}}, true, "2024-03-05/.."},
      {"the sentence tells since when", {{"2024-03-20", {{"since", "2024-03-05"}}}}, true, "2024-03-05/.."},
      {"a date without year", {{"2024-03-20", {{"since", "--03-05"}}}}, true, "2024-03-05/.."},
      {"stated end",
       {{"2024-03-05", {}}, {"2025-01-10", {{"status", "former"}, {"until", "2024-12-30"}}}},
       true,
       "2024-03-05/2024-12-30"},
      {"a later page calls it former",
       {{"2024-03-05", {}}, {"2025-01-10", {{"status", "former"}}}},
       true,
       "2024-03-05/2025-01-09"},
      {"former, and later again",
       {{"2024-03-05", {}}, {"2025-01-10", {{"status", "former"}}}, {"2025-06-01", {}}},
       true,
       "2024-03-05/.."},
      {"both told at once",
       {{"2025-01-10", {{"since", "2019"}, {"status", "former"}, {"until", "2022-05"}}}},
       true,
       "2019-01-01/2022-05-31"},
      {"only former: nobody tells since when", {{"2025-01-10", {{"status", "former"}}}}, true, "-"},
      {"only planned", {{"2025-01-10", {{"status", "planned"}}}}, true, "-"},
      {"no date at all", {{"", {}}}, true, "-"},
      {"what happens is there on its days",
       {{"2025-01-10", {{"date", "2025-01-06"}}}, {"2025-01-20", {{"date", "2025-01-06"}}}},
       false,
       "2025-01-06/2025-01-06"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(text(extent_of(time_of(row.said, row.lasting))) == row.extent);
  }
}

TEST_CASE("what held within a window") {
  const RelationTime office = time_of({{"2024-03-05", {}}, {"2025-01-10", {{"status", "former"}}}});
  CHECK(held(office, "2024-03-04", "2024-03-04") == Held::kNo);
  CHECK(held(office, "2024-03-05", "2024-03-05") == Held::kYes);
  CHECK(held(office, "2024-08", "2024-08") == Held::kYes);
  CHECK(held(office, "2025-01-10", "2025-12-31") == Held::kNo);
  const RelationTime event = time_of({{"2025-01-10", {{"date", "2025-01-06"}}}, {"2025-03-10", {}}}, false);
  CHECK(held(event, "2025-01-06", "2025-01-06") == Held::kYes);
  CHECK(held(event, "2025-02", "2025-02") == Held::kNo);
  CHECK(held(event, "2025-03", "2025-03") == Held::kYes);
  const RelationTime former = time_of({{"2025-01-10", {{"status", "former"}}}});
  CHECK(held(former, "2025-02", "2025-02") == Held::kNo);
  CHECK(held(former, "2024-02", "2024-02") == Held::kUnknown);
  CHECK(held(time_of({{"", {}}}), "2024", "2026") == Held::kUnknown);
  CHECK(held(time_of({{"2025-01-10", {{"status", "planned"}}}}), "2025", "2026") == Held::kUnknown);
}

TEST_CASE("what goes on and what happens once") {
  CHECK(is_lasting(RelationType::kHoldsRole, Label::kPerson, Label::kPartyOrg));
  CHECK(is_lasting(RelationType::kOrganizes, Label::kPartyOrg, Label::kProgramme));
  CHECK_FALSE(is_lasting(RelationType::kOrganizes, Label::kPartyOrg, Label::kEvent));
  CHECK_FALSE(is_lasting(RelationType::kLocatedIn, Label::kEvent, Label::kArea));
  CHECK_FALSE(is_lasting(RelationType::kReceived, Label::kPerson, Label::kHonour));
}
