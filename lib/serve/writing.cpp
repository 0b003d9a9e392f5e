// SPDX-License-Identifier: Apache-2.0
#include "serve/writing.hpp"

#include <cmath>

#include "base/hash.hpp"

namespace govgraph::serve {

void write_text(json::Writer& json, std::string_view key, std::string_view value) {
  json.key(key);
  json.string(value);
}

void write_number(json::Writer& json, std::string_view key, std::uint64_t value) {
  json.key(key);
  json.integer(static_cast<std::int64_t>(value));
}

double tidy(float confidence) { return std::round(static_cast<double>(confidence) * 1e4) / 1e4; }

void write_node(json::Writer& json, const NodeEntry& node) {
  json.begin_object();
  write_text(json, "id", hex64(static_cast<std::uint64_t>(node.id)));
  write_text(json, "label", info(node.label).name);
  write_text(json, "name", node.name);
  if (!node.scope.empty()) write_text(json, "scope", node.scope);
  write_number(json, "links", node.links);
  json.end_object();
}

void write_aliases(json::Writer& json, std::span<const std::string> aliases) {
  json.key("aliases");
  json.begin_array();
  for (const std::string& each : aliases) json.string(each);
  json.end_array();
}

void write_edge(json::Writer& json, std::span<const NodeEntry> nodes, const EdgeEntry& edge) {
  json.begin_object();
  write_text(json, "id", hex64(static_cast<std::uint64_t>(edge.id)));
  write_text(json, "head", hex64(static_cast<std::uint64_t>(nodes[edge.head].id)));
  write_text(json, "tail", hex64(static_cast<std::uint64_t>(nodes[edge.tail].id)));
  write_text(json, "type", info(edge.type).name);
  if (!edge.role.empty()) write_text(json, "role", edge.role);
  if (edge.inferred) {
    json.key("inferred");
    json.boolean(true);
  }
  json.key("confidence");
  json.number(tidy(edge.confidence));
  write_number(json, "documents", edge.documents);
  if (edge.first != 0) {
    write_text(json, "first", text_of(edge.first));
    write_text(json, "last", text_of(edge.last));
  }
  json.end_object();
}

void write_properties(json::Writer& json, const Properties& properties) {
  json.key("properties");
  json.begin_object();
  for (const auto& [key, value] : properties) write_text(json, key, value);
  json.end_object();
}

std::ptrdiff_t Places::index_of(const std::string& document, std::uint32_t article) {
  const auto [at, added] = known_.try_emplace({document, article}, -1);
  if (!added) return at->second;
  if (document != document_ || info_.path.empty()) {
    info_ = view_.document(document).value_or(DocumentInfo{});
    source_ = view_.source(document);
    placed_[document] = pictured_ && !view_.layout(document).empty();
    document_ = document;
  }
  if (article >= info_.articles.size()) return -1;
  const ArticleFact& fact = info_.articles[article];
  Passage passage(source_, fact.span);
  if (passage.text().size() > most_text_ - text_) return -1;
  text_ += passage.text().size();
  articles_.push_back({document, article + 1, fact, fact.date.empty() ? info_.date : fact.date, std::move(passage)});
  return at->second = static_cast<std::ptrdiff_t>(articles_.size() - 1);
}

void Places::write(json::Writer& json, std::string_view key, std::span<const Located> places) {
  json.key(key);
  json.begin_array();
  for (const Located& each : places) {
    const std::ptrdiff_t index = index_of(each.document, each.article);
    if (index < 0) continue;
    const Span units = articles_[static_cast<std::size_t>(index)].passage.units_of(each.span);
    json.begin_object();
    write_number(json, "article", static_cast<std::uint64_t>(index));
    write_number(json, "begin", units.begin);
    write_number(json, "end", units.end);
    if (!each.rule.empty()) write_text(json, "rule", each.rule);
    if (placed_[each.document]) {
      json.key("bytes");
      json.begin_array();
      json.integer(each.span.begin);
      json.integer(each.span.end);
      json.end_array();
    }
    json.end_object();
  }
  json.end_array();
}

void Places::write_articles(json::Writer& json) const {
  json.key("articles");
  json.begin_array();
  for (const Article& each : articles_) {
    json.begin_object();
    write_text(json, "document", each.document);
    write_number(json, "article", each.number);
    write_text(json, "title", each.fact.title);
    if (!each.fact.subtitle.empty()) write_text(json, "subtitle", each.fact.subtitle);
    write_text(json, "date", each.date);
    write_text(json, "text", each.passage.text());
    json.end_object();
  }
  json.end_array();
}

}  // namespace govgraph::serve
