// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "model/facts.hpp"

namespace govgraph::test {

/// Writes the statements of one document by hand. Names are found in the source: `entity` takes every
/// place where the name stands, `edge` the first place where its sentence stands.
class FactsBuilder {
 public:
  FactsBuilder(std::string path, std::string source, std::string date = "2025-01-06") {
    facts_.path = std::move(path);
    facts_.source = std::move(source);
    facts_.date = std::move(date);
    facts_.encoding = "UTF-8";
    facts_.digest = digest_of(facts_.source);
    ArticleFact& article = facts_.articles.emplace_back();
    article.title = "标题";
    article.date = facts_.date;
    article.span = {0, size()};
  }

  FactsBuilder& entity(Label label, const std::string& name, std::string scope = "",
                       std::vector<std::string> aliases = {}, Properties properties = {}) {
    EntityFact fact{node_id(label, name, scope), label, name, std::move(scope), std::move(aliases), {},
                    std::move(properties),       {}};
    std::sort(fact.aliases.begin(), fact.aliases.end());
    for (std::size_t at = facts_.source.find(name); at != std::string::npos; at = facts_.source.find(name, at + 1))
      fact.mentions.push_back({0, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())}});
    if (fact.mentions.empty()) fact.mentions.push_back({0, {0, size()}});
    entities_.push_back(std::move(fact));
    return *this;
  }

  FactsBuilder& edge(std::string_view head, RelationType type, std::string_view tail, std::string role = "",
                     Properties properties = {}, float confidence = 0.9F, bool inferred = false) {
    edges_.push_back(
        {std::string(head),
         std::string(tail),
         {0, type, 0, std::move(role), std::move(properties), inferred, confidence, {{0, {0, size()}, "by-hand"}}}});
    return *this;
  }

  DocumentFacts build() const {
    DocumentFacts out = facts_;
    out.entities = entities_;
    std::sort(out.entities.begin(), out.entities.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    for (const Pending& each : edges_) {
      EdgeFact fact = each.fact;
      fact.head = index_of(out, each.head);
      fact.tail = index_of(out, each.tail);
      if (info(fact.type).symmetric && fact.tail < fact.head) std::swap(fact.head, fact.tail);
      out.edges.push_back(std::move(fact));
    }
    std::sort(out.edges.begin(), out.edges.end(), [](const EdgeFact& a, const EdgeFact& b) {
      return std::tie(a.head, a.type, a.tail, a.role) < std::tie(b.head, b.type, b.tail, b.role);
    });
    return out;
  }

 private:
  struct Pending {
    std::string head, tail;
    EdgeFact fact;
  };

  std::uint32_t size() const { return static_cast<std::uint32_t>(facts_.source.size()); }

  static std::uint32_t index_of(const DocumentFacts& facts, const std::string& name) {
    for (std::size_t i = 0; i < facts.entities.size(); ++i)
      if (facts.entities[i].name == name) return static_cast<std::uint32_t>(i);
    throw std::logic_error("no entity named " + name);
  }

  DocumentFacts facts_;
  std::vector<EntityFact> entities_;
  std::vector<Pending> edges_;
};

}  // namespace govgraph::test
