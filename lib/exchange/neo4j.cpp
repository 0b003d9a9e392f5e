// SPDX-License-Identifier: Apache-2.0
#include "exchange/neo4j.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/hash.hpp"
#include "exchange/csv_text.hpp"
#include "exchange/outline_check.hpp"

namespace govgraph::exchange {
namespace {

// Properties that have a column of their own; others stand in `details`.
constexpr std::array<std::string_view, 5> kNodeKeys{"date", "kind", "level", "partial", "year"};
constexpr std::array<std::string_view, 7> kEdgeKeys{"amount", "date", "kind", "since", "status", "until", "year"};

std::string hex(NodeId id) { return hex64(static_cast<std::uint64_t>(id)); }

class Neo4jExporter final : public Exporter {
 public:
  Neo4jExporter(Output& nodes, Output& relationships) : nodes_(nodes), relationships_(relationships) {}

  Needs needs() const override { return {.documents = false, .articles = false, .evidence = true}; }

  void begin(const Outline& outline) override {
    check_.emplace(outline, false);
    nodes_.buffer() += "id:ID,name,scope,aliases:string[],label";
    for (const std::string_view key : kNodeKeys) nodes_.buffer().append(",").append(key);
    nodes_.buffer() += ",details,mentions:int,sources:string[],:LABEL\n";
    relationships_.buffer() += ":START_ID,:END_ID,:TYPE,id,role,confidence:double,inferred:boolean,documents:int";
    for (const std::string_view key : kEdgeKeys) relationships_.buffer().append(",").append(key);
    relationships_.buffer() += ",details,evidence:string[],sources:string[]\n";
  }

  void node(const Node& node, std::span<const Located> mentions) override {
    check_->node(node);
    out_ = &nodes_.buffer();
    *out_ += hex(node.id);
    cell(node.name);
    cell(node.scope);
    list(node.aliases, [](const std::string& each) { return std::string_view(each); });
    cell(info(node.label).name);
    properties(node.properties, kNodeKeys);
    cell(std::to_string(mentions.size()));
    sources(mentions);
    cell(info(node.label).name);
    *out_ += '\n';
    nodes_.flush_if_full();
  }

  void edge(const Edge& edge, std::span<const Located> evidence) override {
    check_->edge(edge, evidence.size());
    out_ = &relationships_.buffer();
    *out_ += hex(edge.head);
    cell(hex(edge.tail));
    cell(info(edge.type).name);
    cell(hex64(static_cast<std::uint64_t>(edge.id)));
    cell(edge.role);
    std::array<char, 32> digits;
    cell({digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), edge.confidence).ptr});
    cell(edge.inferred ? "true" : "false");
    cell(std::to_string(edge.documents));
    properties(edge.properties, kEdgeKeys);
    list(evidence, [](const Located& each) { return std::string_view(each.text); });
    sources(evidence);
    *out_ += '\n';
    relationships_.flush_if_full();
  }

  void finish() override { check_->finish(); }

 private:
  void cell(std::string_view text) {
    *out_ += ',';
    put_cell(*out_, text);
  }

  template <class List, class Text>
  void list(const List& values, Text text) {
    joined_.clear();
    for (const auto& each : values) {
      if (!joined_.empty()) joined_ += '|';
      for (std::string_view rest = text(each);;) {
        const std::size_t bar = rest.find('|');
        joined_ += rest.substr(0, bar);
        if (bar == std::string_view::npos) break;
        joined_ += "¦";
        rest.remove_prefix(bar + 1);
      }
    }
    cell(joined_);
  }

  template <std::size_t n>
  void properties(const Properties& properties, const std::array<std::string_view, n>& keys) {
    for (const std::string_view key : keys) {
      const std::string* value = find_property(properties, key);
      cell(value ? std::string_view(*value) : std::string_view());
    }
    std::string details;
    for (const auto& [key, value] : properties)
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        details.append(details.empty() ? "" : "; ").append(key).append("=").append(value);
    cell(details);
  }

  /// The articles of the places, once each where they follow one another.
  void sources(std::span<const Located> places) {
    std::vector<std::string> names;
    for (const Located& each : places) names.push_back(article_name(each.document, each.article));
    names.erase(std::unique(names.begin(), names.end()), names.end());
    list(names, [](const std::string& each) { return std::string_view(each); });
  }

  Output& nodes_;
  Output& relationships_;
  std::string* out_ = nullptr;  ///< the table of the row under way
  std::string joined_;
  std::optional<OutlineCheck> check_;
};

}  // namespace

std::unique_ptr<Exporter> make_neo4j(Output& nodes, Output& relationships) {
  return std::make_unique<Neo4jExporter>(nodes, relationships);
}

std::string_view neo4j_script() {
  return R"sh(#!/bin/sh
# Loads nodes.csv and relationships.csv into a database of Neo4j 5 that is new or not running:
#   sh import.sh [DATABASE]
# Afterwards, in Cypher: CREATE INDEX FOR (n:Person) ON (n.name)
cd "$(dirname "$0")" || exit 2
exec neo4j-admin database import full --overwrite-destination --id-type=string --array-delimiter='|' \
  --nodes=nodes.csv --relationships=relationships.csv "${1:-neo4j}"
)sh";
}

}  // namespace govgraph::exchange
