// SPDX-License-Identifier: Apache-2.0
// Finds crossing roads: 柳河路(东山路—西山路) crosses both; 东山路—西山路路口, 东山路与西山路交叉口, 东山路西山路口.
// Declines roads in a mere list.
#include "extract/discourse.hpp"
#include "extract/passes/relating.hpp"
#include "extract/reading.hpp"
#include "extract/rules/rule_set.hpp"

namespace govgraph::extract {
namespace {

bool is_dash(char32_t c) { return c == U'—' || c == U'-' || c == U'–' || c == U'~' || c == U'至' || c == U'－'; }

class CrossingReader {
 public:
  explicit CrossingReader(Reading& reading) : reading_(reading), text_(reading.document.text()) {}

  void run() {
    std::vector<std::uint32_t> roads;
    for (std::uint32_t i = 0; i < reading_.mentions.size(); ++i)
      if (reading_.mentions[i].label == Label::kRoad) roads.push_back(i);
    for (std::size_t i = 0; i + 1 < roads.size(); ++i) {
      read_section(roads, i);
      read_pair(roads[i], roads[i + 1]);
    }
  }

 private:
  Span span(std::uint32_t mention) const { return reading_.mentions[mention].span; }
  char32_t at(std::uint32_t position) const { return position < text_.size() ? text_[position] : U'\0'; }

  void add(std::uint32_t a, std::uint32_t b, OperatorCase finding) {
    const Rule* rule = reading_.rules->of_operator(finding);
    if (rule == nullptr || reading_.mentions[a].name == reading_.mentions[b].name) return;
    Relation relation;
    relation.head = a;
    relation.tail = b;
    relation.type = RelationType::kIntersects;
    relation.confidence = rule->confidence;
    relation.evidence = {span(a).begin, span(b).end};
    relation.rule = rule->name;
    reading_.relations.push_back(std::move(relation));
  }

  /// A路(B路—C路)
  void read_section(const std::vector<std::uint32_t>& roads, std::size_t i) {
    if (i + 2 >= roads.size()) return;
    const Span whole = span(roads[i]), from = span(roads[i + 1]), to = span(roads[i + 2]);
    if (from.begin != whole.end + 1 || at(whole.end) != U'(' || to.begin <= from.end || to.begin - from.end > 2) return;
    // 东山路(西山路至北山路段)
    const std::uint32_t close = at(to.end) == U'段' ? to.end + 1 : to.end;
    if (!is_dash(at(from.end)) || at(close) != U')') return;
    add(roads[i], roads[i + 1], OperatorCase::kRoadSection);
    add(roads[i], roads[i + 2], OperatorCase::kRoadSection);
  }

  /// A路—B路路口, A路与B路交叉口, A路B路口, A路和B路西侧
  void read_pair(std::uint32_t a, std::uint32_t b) {
    const Span left = span(a), right = span(b);
    if (right.begin < left.end || right.begin - left.end > 2) return;
    const std::u32string_view between = text_.substr(left.end, right.begin - left.end);
    const bool joined = between.empty() || between == U"与" || between == U"和" || between == U"、" ||
                        between == U"近" || is_dash(between.front());
    const std::u32string_view after = text_.substr(right.end, 5);
    const bool crossing =
        after.starts_with(U"路口") || after.starts_with(U"口") || after.starts_with(U"交叉") ||
        after.starts_with(U"交汇") || after.starts_with(U"交会") || after.starts_with(U"转角") ||
        after.starts_with(U"拐角") || after.starts_with(U"街口") || after.starts_with(U"丁字路口") ||
        after.starts_with(U"交界") || after.starts_with(U"相交") ||
        ((between == U"与" || between == U"和") && after.size() >= 2 && (after[1] == U'侧' || after[1] == U'角'));
    if (joined && crossing) add(a, b, OperatorCase::kRoadCrossing);
  }

  Reading& reading_;
  std::u32string_view text_;
};

}  // namespace

void run_crossings(Reading& reading, Diagnostics&) { CrossingReader(reading).run(); }

}  // namespace govgraph::extract
