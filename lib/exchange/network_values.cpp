// SPDX-License-Identifier: Apache-2.0
#include "exchange/network_values.hpp"

#include <algorithm>

namespace govgraph::exchange {
namespace {

constexpr std::size_t kSources = 20;

void join(std::string& into, std::string_view value) {
  if (!into.empty()) into += " | ";
  for (std::size_t bar; (bar = value.find('|')) != std::string_view::npos; value.remove_prefix(bar + 1))
    into.append(value.substr(0, bar)).append("¦");
  into.append(value);
}

bool is_entity(char c) { return c == '&' || c == '<' || c == '>' || c == '"'; }

/// "& <" to "&<": Gephi drops the blanks there, so both readings agree.
std::string without_lost_blanks(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    out += value[i];
    if (!is_entity(value[i])) continue;
    const std::size_t next = value.find_first_not_of(' ', i + 1);
    if (next != std::string_view::npos && is_entity(value[next])) i = next - 1;
  }
  return out;
}

}  // namespace

void join_all(std::span<const std::string> values, std::string& out) {
  out.clear();
  for (const std::string& each : values) join(out, each);
}

std::string_view subtype_of(const Node& node) {
  for (const std::string_view key : {"level", "kind"})
    if (const std::string* value = find_property(node.properties, key)) return *value;
  return find_property(node.properties, "partial") ? "partial" : "";
}

std::string_view modality_of(const Edge& edge) {
  if (const std::string* status = find_property(edge.properties, "status")) return *status;
  return edge.inferred ? "inferred" : "stated";
}

std::string_view precision_of(std::string_view date) {
  if (date.starts_with("--")) return "month-day";
  const auto parts = std::count(date.begin(), date.end(), '-');
  return parts == 0 ? "year" : parts == 1 ? "month" : "day";
}

void details_of(const Properties& properties, std::initializer_list<std::string_view> shown, std::string& out) {
  out.clear();
  for (const auto& [key, value] : properties)
    if (std::find(shown.begin(), shown.end(), key) == shown.end()) join(out, key + "=" + value);
}

std::size_t sources_of(std::span<const Located> places, std::string& out) {
  out.clear();
  std::size_t count = 0;
  const std::string* last = nullptr;
  for (const Located& each : places) {
    if (last && *last == each.document) continue;
    last = &each.document;
    if (++count <= kSources) join(out, each.document);
  }
  if (count > kSources) join(out, "…");
  return count;
}

std::size_t count_articles(std::span<const Located> places) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < places.size(); ++i)
    count += i == 0 || places[i].article != places[i - 1].article || places[i].document != places[i - 1].document;
  return count;
}

bool reads_null(std::string_view value) {
  constexpr std::string_view kNull = "null";
  return value.size() == kNull.size() &&
         std::equal(value.begin(), value.end(), kNull.begin(), [](char a, char b) { return (a | 0x20) == b; });
}

bool holds_infinity(std::string_view value) { return value.find("INF") != std::string_view::npos; }

std::string for_gephi(std::string_view value, bool infinity) {
  std::string out = without_lost_blanks(value);
  if (!infinity) return out;
  for (std::size_t at = out.find("INF"); at != std::string::npos; at = out.find("INF", at)) out.replace(at, 3, "Inf");
  return out;
}

}  // namespace govgraph::exchange
