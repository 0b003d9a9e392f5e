// SPDX-License-Identifier: Apache-2.0
// How text is written into other formats: it is read back as it was, or holds nothing that the format forbids. Input:
// the text.
#include <algorithm>
#include <optional>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "exchange/base64.hpp"
#include "exchange/csv_text.hpp"
#include "exchange/turtle_terms.hpp"
#include "exchange/xml_text.hpp"
#include "fuzz/target.hpp"
#include "model/time.hpp"
#include "search/snippet.hpp"
#include "search/text_query.hpp"
#include "serve/name_index.hpp"
#include "serve/passage.hpp"

using namespace govgraph;
using fuzz::require;

namespace {

void as_json(std::string_view text) {
  std::string written;
  json::Writer(written).string(text);
  require(utf8::is_valid(written), "JSON is UTF-8");
  json::Text reader;
  const auto value = reader.parse(written);
  require(value && value->string() == utf8::encode(utf8::decode_all(text)), "a string is read back");
  std::string any(text);
  if (const auto read = reader.parse(any)) read->size();
}

void as_other_text(std::string_view text) {
  require(exchange::from_base64(exchange::to_base64(text)) == text, "base64 is read back");
  if (const auto bytes = exchange::from_base64(text)) exchange::to_base64(*bytes);
  exchange::XmlBuffer xml;
  const std::string_view escaped = xml.put_text(text).view();
  require(utf8::is_valid(escaped) && escaped.find_first_of("<>\"\t\n") == std::string_view::npos, "XML is escaped");
  std::string cell, literal, kept;
  exchange::put_safe_cell(cell, text);
  require(utf8::is_valid(cell) && cell.find('\n') == std::string::npos, "a cell is one line");
  require(cell.empty() || std::string_view("=+-@").find(cell.front()) == std::string_view::npos, "no formula");
  exchange::put_literal(literal, text);
  require(utf8::is_valid(literal) && literal.find('\n') == std::string::npos, "a literal is one line");
  exchange::put_date(literal, text);
  require(utf8::length(exchange::shortened(text, 12, kept)) <= std::max<std::size_t>(12, text.size()), "it is short");
  if (const auto days = days_of(text)) {
    require(days->first <= days->last, "days are in order");
    require(days_of(iso_date(days->first))->first == days->first, "a day is read back");
  }
}

void in_index(std::string_view text) {
  search::Speller speller;
  serve::NameIndex index;
  const std::vector<std::string> aliases{std::string(text.substr(text.size() / 2)), "柳河镇"};
  index.add(text, aliases, speller);
  index.add("柳河镇", {}, speller);
  index.finish({1, 2});
  for (const std::string_view part : {text, text.substr(0, text.size() / 3), std::string_view("lhz")}) {
    const auto result = index.search(part, 5);
    require(result.best.size() <= 5 && result.best.size() <= result.found, "hits are counted");
  }
  const serve::Passage passage(text, {1, static_cast<std::uint32_t>(text.size()) + 3});
  require(utf8::is_valid(passage.text()), "a passage is UTF-8");
  const Span units = passage.units_of({0, static_cast<std::uint32_t>(text.size())});
  require(units.begin <= units.end, "a place in a passage is in order");
}

/// What is found fits its query, and lies in the text.
void in_search(std::string_view text) {
  std::optional<search::TextQuery> query;
  try {
    query.emplace(text.substr(0, std::min<std::size_t>(text.size(), 200)));
  } catch (const UsageError&) {
    return;
  }
  require(!query->fits(std::vector<bool>(query->terms().size())), "nothing fits where no word is");
  std::vector<search::Place> places;
  for (std::uint32_t i = 0; i < query->terms().size(); ++i) {
    std::vector<ByteSpan> spans;
    query->terms()[i].find(text, spans);
    for (const ByteSpan each : spans) {
      require(each.begin < each.end && each.end <= text.size(), "a place lies in the text");
      places.push_back({each, i});
    }
  }
  if (places.empty()) return;
  std::sort(places.begin(), places.end());
  const search::Snippet snippet = search::snippet_of(text, {0, static_cast<std::uint32_t>(text.size())}, places);
  require(snippet.span.begin <= snippet.first.begin && snippet.first.end <= snippet.span.end,
          "a snippet holds its mark");
  for (const auto& each : snippet.pieces) require(utf8::is_valid(each.text), "a snippet is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  as_json(text);
  as_other_text(text);
  in_index(text);
  in_search(text);
  return 0;
}
