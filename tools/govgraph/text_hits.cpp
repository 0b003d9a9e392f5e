// SPDX-License-Identifier: Apache-2.0
#include "text_hits.hpp"

#include "base/json.hpp"
#include "lookup.hpp"
#include "quote.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

std::string plain(const search::Snippet& snippet) {
  std::string out;
  for (const search::Snippet::Piece& each : snippet.pieces) out += each.text;
  return out;
}

std::string line_of(const search::Snippet& snippet, bool colour) {
  std::string out;
  for (const search::Snippet::Piece& each : snippet.pieces)
    out += !each.marked ? each.text : colour ? "\033[1m" + each.text + "\033[0m" : "【" + each.text + "】";
  return out;
}

std::string for_people(const search::TextHits& hits, bool colour) {
  std::string out;
  for (const search::TextHit& hit : hits.best) {
    if (!out.empty()) out += '\n';
    out += printable(article_name(hit.document, hit.article));
    for (const std::string* each : {&hit.date, &hit.title})
      if (!each->empty()) out += "  " + printable(*each);
    out += "\n    " + line_of(hit.snippet, colour) + '\n';
    for (const Node& each : hit.nodes)
      out += "      " + hex(each.id) + "  " + std::string(word_of(each.label)) + "  " + printable(each.name) + '\n';
  }
  return out;
}

void write_text(json::Writer& json, std::string_view key, std::string_view text) {
  json.key(key);
  json.string(text);
}

void write(json::Writer& json, const search::TextHit& hit) {
  json.begin_object();
  write_text(json, "article", article_name(hit.document, hit.article));
  write_text(json, "date", hit.date);
  write_text(json, "title", hit.title);
  json.key("times");
  json.integer(hit.times);
  write_text(json, "snippet", plain(hit.snippet));
  json.key("found");
  json.begin_array();
  for (const search::Snippet::Piece& each : hit.snippet.pieces)
    if (each.marked) json.string(each.text);
  json.end_array();
  json.key("nodes");
  json.begin_array();
  for (const Node& each : hit.nodes) {
    json.begin_object();
    write_text(json, "id", hex(each.id));
    write_text(json, "label", info(each.label).name);
    write_text(json, "name", each.name);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

std::string as_json(const search::TextHits& hits) {
  std::string out;
  json::Writer json(out);
  json.begin_array();
  for (const search::TextHit& each : hits.best) write(json, each);
  json.end_array();
  return out + '\n';
}

std::string as_csv(const search::TextHits& hits) {
  Table table{{"article", "Article"}, {"date", "Date"},       {"title", "Title"},
              {"times", "Times"},     {"snippet", "Snippet"}, {"nodes", "Nodes"}};
  for (const search::TextHit& hit : hits.best) {
    std::vector<std::string> nodes;
    for (const Node& each : hit.nodes) nodes.push_back(hex(each.id));
    table.add({article_name(hit.document, hit.article), hit.date, hit.title, static_cast<std::int64_t>(hit.times),
               plain(hit.snippet), nodes});
  }
  return table.render(Format::kCsv);
}

}  // namespace

std::string rendered(const search::TextHits& hits, Format format, bool colour) {
  if (format == Format::kJson) return as_json(hits);
  return format == Format::kCsv ? as_csv(hits) : for_people(hits, colour);
}

}  // namespace govgraph::cli
