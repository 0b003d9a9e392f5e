// SPDX-License-Identifier: Apache-2.0
#include "pipeline/contradictions.hpp"

#include <algorithm>
#include <deque>
#include <string>

#include "base/sort_unique.hpp"

namespace govgraph::pipeline {
namespace {

using enum DecisionKind;

bool alike(const std::optional<Subject>& a, const std::optional<Subject>& b) {
  if (!a || !b) return !a && !b;
  return a->label == b->label && a->name == b->name && (!a->scope || !b->scope || a->scope == b->scope);
}

bool is_one_statement(const Decision& a, const Decision& b) {
  if (a.relation != b.relation) return false;
  if (!a.role.empty() && !b.role.empty() && a.role != b.role) return false;
  const bool turned = a.relation && info(*a.relation).symmetric && alike(a.about, b.other) && alike(a.other, b.about);
  return turned || (alike(a.about, b.about) && alike(a.other, b.other));
}

/// Whether what is wrong by the one is all, or part, of what the other upholds.
bool covers(const Decision& wrong, const Decision& other) {
  if (!wrong.on_one_page()) return true;
  const bool same_page =
      wrong.digest.empty() || other.digest.empty() ? wrong.document == other.document : wrong.digest == other.digest;
  if (!same_page || !other.on_one_page()) return false;
  return !wrong.span || !other.span || (wrong.span->begin < other.span->end && other.span->begin < wrong.span->end);
}

/// A graph of keys that lines make one.
class Chains {
 public:
  void add(const std::vector<NodeId>& a, const std::vector<NodeId>& b, std::size_t line) {
    for (const NodeId one : a)
      for (const NodeId other : b) {
        next_[one].emplace_back(other, line);
        next_[other].emplace_back(one, line);
      }
  }

  /// The lines of a shortest chain from one of `from` to one of `to`; empty where there is none.
  std::vector<std::size_t> between(const std::vector<NodeId>& from, const std::vector<NodeId>& to) const {
    std::map<NodeId, std::pair<NodeId, std::size_t>> came;  // from where, by which line
    std::deque<NodeId> todo(from.begin(), from.end());
    for (const NodeId each : from) came.emplace(each, std::pair(each, 0));
    while (!todo.empty()) {
      const NodeId at = todo.front();
      todo.pop_front();
      if (std::find(to.begin(), to.end(), at) != to.end()) return lines_to(at, came);
      const auto steps = next_.find(at);
      if (steps == next_.end()) continue;
      for (const auto& [other, line] : steps->second)
        if (came.emplace(other, std::pair(at, line)).second) todo.push_back(other);
    }
    return {};
  }

 private:
  static std::vector<std::size_t> lines_to(NodeId at, const std::map<NodeId, std::pair<NodeId, std::size_t>>& came) {
    std::vector<std::size_t> out;
    for (auto step = came.at(at); step.first != at; step = came.at(at)) {
      out.push_back(step.second);
      at = step.first;
    }
    return out;
  }

  std::map<NodeId, std::vector<std::pair<NodeId, std::size_t>>> next_;
};

}  // namespace

Contradictions::Contradictions(std::span<const Decision> decisions) : decisions_(decisions) { find_in_lines(); }

void Contradictions::find_in_lines() {
  std::map<std::string, std::vector<std::size_t>> upheld;  // by the names of one of its ends
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    const Decision& each = decisions_[i];
    if (each.kind != kRight && each.kind != kAdd) continue;
    upheld[each.about->name].push_back(i);
    if (each.other && each.other->name != each.about->name) upheld[each.other->name].push_back(i);
  }
  std::map<std::string, std::vector<std::size_t>> joined;
  for (std::size_t i = 0; i < decisions_.size(); ++i)
    if (decisions_[i].kind == kSame)
      for (const Subject* each : {&*decisions_[i].about, &*decisions_[i].other}) joined[each->name].push_back(i);
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    if (decisions_[i].kind != kNotSame) continue;
    const Decision& each = decisions_[i];
    for (const std::size_t other : joined[each.about->name]) {
      const Decision& same = decisions_[other];
      if ((alike(each.about, same.about) && alike(each.other, same.other)) ||
          (alike(each.about, same.other) && alike(each.other, same.about)))
        add(i, other);
    }
  }
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    if (decisions_[i].kind != kWrong) continue;
    const auto at = upheld.find(decisions_[i].about->name);
    if (at == upheld.end()) continue;
    for (const std::size_t other : at->second)
      if (is_one_statement(decisions_[i], decisions_[other]) && covers(decisions_[i], decisions_[other])) add(i, other);
  }
}

void Contradictions::add(std::size_t one, std::size_t other) {
  against_[one].insert(other);
  against_[other].insert(one);
}

void Contradictions::add_split(std::size_t index, DocumentId document, std::uint32_t article) {
  const Decision& split = decisions_[index];
  auto& others = splits_[{document, article, split.about->label, split.about->name}];
  for (const std::size_t other : others)
    if (decisions_[other].value != split.value && alike(decisions_[other].about, split.about)) add(index, other);
  others.push_back(index);
}

void Contradictions::read_pairs(const std::function<std::vector<NodeId>(std::size_t)>& about,
                                const std::function<std::vector<NodeId>(std::size_t)>& other) {
  Chains chains;
  for (std::size_t i = 0; i < decisions_.size(); ++i)
    if (decisions_[i].kind == kSame) chains.add(about(i), other(i), i);
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    if (decisions_[i].kind != kNotSame) continue;
    for (const std::size_t each : chains.between(about(i), other(i))) add(i, each);
  }
}

std::vector<std::uint32_t> Contradictions::lines_against(std::size_t index) const {
  std::vector<std::uint32_t> out;
  if (const auto at = against_.find(index); at != against_.end())
    for (const std::size_t each : at->second) out.push_back(decisions_[each].line);
  sort_unique(out);
  return out;
}

}  // namespace govgraph::pipeline
