// SPDX-License-Identifier: Apache-2.0
#include "resolve/resolve.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/sort_unique.hpp"
#include "base/utf8.hpp"
#include "resolve/areas.hpp"
#include "resolve/entities.hpp"
#include "resolve/implied.hpp"
#include "resolve/renames.hpp"
#include "resolve/times.hpp"

namespace govgraph::resolve {
namespace {

std::string heading(const Document& document, Span span) {
  return span.empty() ? std::string() : utf8::encode(document.at(span));
}

ByteSpan extent(const Document& document, Span span) {
  ByteSpan out{0xFFFFFFFF, 0};
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    out.begin = std::min(out.begin, document.bytes[i].begin);
    out.end = std::max(out.end, document.bytes[i].end);
  }
  return span.empty() ? ByteSpan{} : out;
}

constexpr std::uint32_t kTitleWeight = 5;  ///< of an area in an article's title

std::vector<ArticleFact> article_facts(const Document& document) {
  std::vector<ArticleFact> out;
  for (const Article& article : document.articles) {
    ArticleFact& fact = out.emplace_back();
    fact.title = heading(document, article.title);
    fact.subtitle = heading(document, article.subtitle);
    fact.date = article.date;
    fact.span = extent(document, article.span);
    fact.form = article.form;
    fact.issuer = heading(document, article.issuer);
    fact.addressee = heading(document, article.addressee);
    for (std::uint32_t s = article.first_sentence; s < article.last_sentence; ++s)
      if (document.sentences[s].role == Sentence::Role::kHeading)
        fact.sections.push_back(heading(document, document.sentences[s].span));
  }
  return out;
}

/// Turns entities and relations into facts, merging what has one key.
class FactBuilder {
 public:
  FactBuilder(const Document& document, const extract::Extraction& extraction, const Entities& entities)
      : document_(document), extraction_(extraction), entities_(entities), fact_of_(entities.all.size(), kNone) {}

  void add_entities() {
    std::map<NodeId, EntityFact> facts;
    std::vector<NodeId> ids(entities_.all.size());
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e) {
      const Entity& entity = entities_.all[e];
      if (entity.mentions.empty()) continue;
      const NodeId id = ids[e] = node_id(entity.label, entity.key, entity.scope);
      float& surest = surest_[id];
      EntityFact& fact = facts[id];
      fact.id = id;
      fact.label = entity.label;
      fact.name = entity.name;
      fact.scope = entity.scope;
      fact.aliases.insert(fact.aliases.end(), entity.forms.begin(), entity.forms.end());
      fact.declared.insert(fact.declared.end(), entity.declared.begin(), entity.declared.end());
      for (const auto& [key, value] : entity.properties)
        if (find_property(fact.properties, key) == nullptr) set_property(fact.properties, key, value);
      for (const std::uint32_t m : entity.mentions) {
        const Mention& mention = extraction_.mentions[m];
        fact.mentions.push_back({article_of(mention), document_.bytes_of(mention.span)});
        surest = std::max(surest, mention.confidence);
      }
    }
    for (auto& [id, fact] : facts) {
      sort_unique(fact.aliases);
      std::erase(fact.aliases, fact.name);
      sort_unique(fact.declared);
      sort_unique(fact.mentions);
      facts_.push_back(std::move(fact));
    }
    for (std::uint32_t e = 0; e < entities_.all.size(); ++e) {
      if (entities_.all[e].mentions.empty()) continue;
      const auto at = std::lower_bound(facts_.begin(), facts_.end(), ids[e],
                                       [](const EntityFact& fact, NodeId key) { return fact.id < key; });
      fact_of_[e] = static_cast<std::uint32_t>(at - facts_.begin());
    }
  }

  void add_relation(const Relation& relation) {
    const std::uint32_t head = entities_.of_mention[relation.head];
    const std::uint32_t tail = entities_.of_mention[relation.tail];
    if (head == kNone || tail == kNone || relation.evidence.empty()) return;
    EdgeFact fact;
    fact.type = relation.type;
    fact.role = relation.role;
    fact.properties = relation.properties;
    fact.inferred = relation.inferred;
    fact.confidence = relation.confidence;
    fact.evidence.push_back({article_of(extraction_.mentions[relation.head]), document_.bytes_of(relation.evidence),
                             std::string(relation.rule)});
    add_edge(fact_of_[head], fact_of_[tail], std::move(fact));
  }

  void add_implied(const Implied& implied) {
    const Mention& mention = extraction_.mentions[implied.mention];
    EdgeFact fact;
    fact.type = implied.type;
    fact.inferred = true;
    fact.confidence = implied.confidence;
    fact.evidence.push_back({article_of(mention), document_.bytes_of(mention.span), std::string(implied.rule)});
    add_edge(fact_of_[implied.head], fact_of_[implied.tail], std::move(fact));
  }

  DocumentFacts finish() {
    DocumentFacts out;
    out.path = document_.id;
    out.digest = document_.digest;
    out.encoding = document_.encoding;
    out.date = document_.date;
    out.source = document_.source;
    out.articles = article_facts(document_);
    add_places(out.articles);
    out.joins = joins();
    out.entities = std::move(facts_);
    for (auto& [key, edge] : edges_) {
      sort_unique(edge.evidence);
      out.edges.push_back(std::move(edge));
    }
    return out;
  }

 private:
  /// To each article the area that it names most often; one in its title counts five times, the first of equals wins.
  void add_places(std::vector<ArticleFact>& articles) const {
    std::vector<std::map<std::uint32_t, std::uint32_t>> counts(articles.size());
    for (std::uint32_t m = 0; m < extraction_.mentions.size(); ++m) {
      const Mention& mention = extraction_.mentions[m];
      const std::uint32_t e = entities_.of_mention[m];
      if (e == kNone || mention.article >= articles.size() || entities_.all[e].label != Label::kArea) continue;
      const bool titled = mention.span.begin < document_.articles[mention.article].body.begin;
      counts[mention.article][e] += titled ? kTitleWeight : 1;
    }
    for (std::size_t a = 0; a < articles.size(); ++a) {
      const auto most = std::max_element(counts[a].begin(), counts[a].end(),
                                         [](const auto& one, const auto& other) { return one.second < other.second; });
      if (most != counts[a].end()) articles[a].place = entities_.all[most->first].name;
    }
  }

  void add_edge(std::uint32_t head, std::uint32_t tail, EdgeFact fact) {
    if (head == tail || !admits(fact.type, facts_[head].label, facts_[tail].label)) return;
    if (info(fact.type).symmetric && facts_[tail].id < facts_[head].id) std::swap(head, tail);
    fact.head = head;
    fact.tail = tail;
    // An edge is never surer than its ends.
    fact.confidence = std::min({fact.confidence, surest_.at(facts_[head].id), surest_.at(facts_[tail].id)});
    // Moved from where the edge is new alone.
    const auto [at, fresh] =
        edges_.try_emplace({facts_[head].id, fact.type, facts_[tail].id, fact.role}, std::move(fact));
    if (fresh) return;
    EdgeFact& old = at->second;
    old.inferred = old.inferred && fact.inferred;
    old.confidence = std::max(old.confidence, fact.confidence);
    for (auto& [name, value] : fact.properties)
      if (find_property(old.properties, name) == nullptr) set_property(old.properties, name, value);
    old.evidence.insert(old.evidence.end(), fact.evidence.begin(), fact.evidence.end());
  }

  std::vector<NameJoin> joins() const {
    std::vector<NameJoin> out;
    for (const EntityJoin& each : entities_.joins) {
      const std::uint32_t fact = fact_of_[each.entity];
      const Mention& mention = extraction_.mentions[each.mention];
      if (fact != kNone)
        out.push_back({facts_[fact].id, each.name, std::string(each.reason), each.certain, article_of(mention),
                       document_.bytes_of(mention.span)});
    }
    sort_unique(out);
    return out;
  }

  /// In the whole text.
  std::uint32_t article_of(const Mention& mention) const { return document_.articles_before + mention.article; }

  const Document& document_;
  const extract::Extraction& extraction_;
  const Entities& entities_;
  std::vector<std::uint32_t> fact_of_;  ///< by entity
  std::vector<EntityFact> facts_;
  std::map<NodeId, float> surest_;  ///< of each entity's mentions, the confidence of the surest
  std::map<std::tuple<NodeId, RelationType, NodeId, std::string>, EdgeFact> edges_;
};

DocumentFacts facts_of(const Document& document, const lexicon::Lexicon& lexicon, const extract::Extraction& extraction,
                       const Cancellation& cancellation, const std::vector<HomeArea>& home) {
  const AreaTable areas(document, lexicon, extraction.mentions, home);
  cancellation.check();
  const Entities entities = gather_entities(document, lexicon, extraction, areas);
  cancellation.check();
  FactBuilder builder(document, extraction, entities);
  builder.add_entities();
  SentenceTimes times(document, lexicon);
  for (Relation relation : extraction.relations) {
    times.add_to(relation, extraction.mentions[relation.head], extraction.mentions[relation.tail]);
    builder.add_relation(relation);
  }
  for (const Implied& implied : implied_relations(lexicon, extraction.mentions, extraction.relations, areas, entities))
    builder.add_implied(implied);
  return builder.finish();
}

}  // namespace

DocumentFacts resolve(const Document& document, const lexicon::Lexicon& lexicon, const extract::Extraction& extraction,
                      const Cancellation& cancellation, std::string_view place) {
  cancellation.check();
  const std::vector<HomeArea> home = home_areas(lexicon, place);
  const auto renamed = renames(document, lexicon, extraction.mentions);
  if (renamed.empty()) return facts_of(document, lexicon, extraction, cancellation, home);
  extract::Extraction known = extraction;
  for (const auto& [was, is] : renamed)
    if (known.mentions[was].short_for == kNone) known.mentions[was].short_for = is;
  return facts_of(document, lexicon, known, cancellation, home);
}

}  // namespace govgraph::resolve
