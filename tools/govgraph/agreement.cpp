// SPDX-License-Identifier: Apache-2.0
#include "agreement.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace govgraph::cli {
namespace {

struct Answer {
  std::string value;
  std::uint32_t line = 0;
};
using Answers = std::map<std::string, Answer>;

std::string place_of(const Decision& each) {
  std::string out = each.digest.empty() ? each.document : each.digest;
  if (each.span) out += ":" + std::to_string(each.span->begin) + "-" + std::to_string(each.span->end);
  return out.empty() ? out : " on " + out;
}

std::string statement_of(const Decision& each) {
  std::string one = text_of(*each.about), other = each.other ? text_of(*each.other) : "";
  if (each.relation && info(*each.relation).symmetric && other < one) std::swap(one, other);
  return one + (each.relation ? " " + relation_text(each) : "") + (other.empty() ? "" : " " + other) + place_of(each);
}

/// The question that a decision answers, and how.
std::pair<std::string, std::string> answer_of(const Decision& each) {
  using enum DecisionKind;
  const std::string kind(name_of(each.kind));
  switch (each.kind) {
    case kSame:
    case kNotSame: {
      const auto [one, other] = std::minmax({text_of(*each.about), text_of(*each.other)});
      return {one + " = " + other, kind};
    }
    case kWrong:
    case kRight:
    case kAdd:
      return {statement_of(each), each.kind == kAdd ? "right" : kind};
    case kSplit:
      return {"split of " + text_of(*each.about) + place_of(each), each.value.empty() ? "2" : each.value};
    case kRename:
      return {"name of " + text_of(*each.about), each.value};
    case kRelabel:
      return {"label of " + text_of(*each.about), each.value};
    case kNote:
      break;
  }
  return {};
}

Answers answers_of(const std::vector<Decision>& decisions) {
  Answers out;
  for (const Decision& each : decisions) {
    auto [question, value] = answer_of(each);
    if (!question.empty()) out[question] = {std::move(value), each.line};
  }
  return out;
}

}  // namespace

Agreement agreement_of(const std::vector<Decision>& first, const std::vector<Decision>& second) {
  const Answers a = answers_of(first), b = answers_of(second);
  Agreement out;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> counts;  // of each answer, by A and by B
  for (const auto& [question, one] : a) {
    const auto at = b.find(question);
    if (at == b.end()) continue;
    ++out.both;
    out.alike += one.value == at->second.value ? 1 : 0;
    ++counts[one.value].first;
    ++counts[at->second.value].second;
    if (one.value != at->second.value)
      out.disagreements.push_back({question, one.value, at->second.value, one.line, at->second.line});
  }
  out.only_a = a.size() - out.both;
  out.only_b = b.size() - out.both;
  std::sort(out.disagreements.begin(), out.disagreements.end(),
            [](const auto& x, const auto& y) { return x.a_line < y.a_line; });
  if (out.both == 0) return out;
  const double all = static_cast<double>(out.both);
  out.observed = static_cast<double>(out.alike) / all;
  for (const auto& [value, count] : counts)
    out.expected += static_cast<double>(count.first) / all * (static_cast<double>(count.second) / all);
  out.kappa = out.expected >= 1 ? 1 : (out.observed - out.expected) / (1 - out.expected);
  return out;
}

}  // namespace govgraph::cli
