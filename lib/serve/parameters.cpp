// SPDX-License-Identifier: Apache-2.0
#include "serve/parameters.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kLongestList = 400;

template <class Names>
std::string joined(const Names& names) {
  std::string out;
  for (const auto& each : names) out += (out.empty() ? "" : ", ") + std::string(each);
  return out;
}

std::vector<std::string_view> split(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (comma > 0) out.push_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return out;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char each) { return static_cast<unsigned char>(each) < 0x20 || each == 0x7F; });
}

template <class Infos>
std::string names_of(const Infos& infos) {
  std::vector<std::string_view> out;
  for (const auto& each : infos) out.push_back(each.name);
  return joined(out);
}

}  // namespace

Parameters::Parameters(const Query& query, std::initializer_list<std::string_view> own, Also also) : query_(query) {
  std::vector<std::string_view> known(own);
  if (also == Also::kFilter) known.insert(known.end(), {"label", "type", "inferred", "confidence", "since", "until"});
  for (std::size_t i = 0; i < query.size(); ++i) {
    const auto& [name, value] = query[i];
    if (!utf8::is_valid(name) || !utf8::is_valid(value)) throw UsageError("the query string is not UTF-8");
    if (has_control(name) || has_control(value)) throw UsageError("the query string holds control characters");
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw UsageError(known.empty() ? "there are no parameters here"
                                     : fmt::format("unknown parameter '{}'; there are {}", name, joined(known)));
    for (std::size_t j = 0; j < i; ++j)
      if (query[j].first == name) throw UsageError(fmt::format("{} is given twice", name));
  }
}

std::optional<std::string_view> Parameters::find(std::string_view name) const {
  for (const auto& [key, value] : query_)
    if (key == name) return value;
  return std::nullopt;
}

std::string Parameters::text(std::string_view name, std::size_t longest) const {
  const auto value = find(name);
  if (!value) return {};
  if (utf8::length(*value) > longest) throw UsageError(fmt::format("{} is longer than {} characters", name, longest));
  return std::string(*value);
}

std::string Parameters::required_text(std::string_view name, std::size_t longest) const {
  std::string out = text(name, longest);
  if (out.empty()) throw UsageError(fmt::format("{} is missing", name));
  return out;
}

std::size_t Parameters::number(std::string_view name, std::size_t fallback, std::size_t least, std::size_t most) const {
  const auto value = find(name);
  if (!value) return fallback;
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), out);
  if (error != std::errc() || end != value->data() + value->size() || out < least || out > most)
    throw UsageError(fmt::format("{} must be a number from {} to {}", name, least, most));
  return out;
}

float Parameters::share(std::string_view name, float fallback) const {
  const auto value = find(name);
  if (!value) return fallback;
  float out = 0;
  const auto [end, error] =
      std::from_chars(value->data(), value->data() + value->size(), out, std::chars_format::fixed);
  if (error != std::errc() || end != value->data() + value->size() || !(out >= 0) || !(out <= 1))
    throw UsageError(fmt::format("{} must be a number from 0 to 1", name));
  return out;
}

bool Parameters::flag(std::string_view name) const { return choice(name, {"0", "1"}) == "1"; }

std::uint64_t Parameters::id(std::string_view name, std::string_view value) const {
  std::uint64_t out = 0;
  if (!parse_hex64(value, out)) throw UsageError(fmt::format("{} must be an id of 16 hexadecimal digits", name));
  return out;
}

NodeId Parameters::node(std::string_view name) const { return NodeId{id(name, required_text(name, 64))}; }
EdgeId Parameters::edge(std::string_view name) const { return EdgeId{id(name, required_text(name, 64))}; }

std::vector<NodeId> Parameters::node_list(std::string_view name, std::size_t most) const {
  const std::string value = required_text(name, most * 17);
  std::vector<NodeId> out;
  for (const std::string_view each : split(value)) out.push_back(NodeId{id(name, each)});
  if (out.size() > most) throw UsageError(fmt::format("{} may list {} ids", name, most));
  return out;
}

std::optional<Month> Parameters::month(std::string_view name) const {
  const auto value = find(name);
  if (!value || value->empty()) return std::nullopt;
  const Month out = value->size() == 7 ? month_of(*value) : Month{0};
  if (out == 0) throw UsageError(fmt::format("{} must be a month such as 2025-03", name));
  return out;
}

std::vector<Label> Parameters::labels() const {
  const std::string wanted = text("label", kLongestList);
  std::vector<Label> out;
  for (const std::string_view each : split(wanted)) {
    const auto label = label_named(each);
    if (!label)
      throw UsageError(fmt::format("label '{}' is unknown; there are {}", each, names_of(govgraph::labels())));
    out.push_back(*label);
  }
  return out;
}

std::string_view Parameters::choice(std::string_view name, std::initializer_list<std::string_view> choices) const {
  const auto value = find(name);
  if (!value) return *choices.begin();
  const auto at = std::find(choices.begin(), choices.end(), *value);
  if (at == choices.end()) throw UsageError(fmt::format("{} must be one of {}", name, joined(choices)));
  return *at;
}

bool Filter::fits(const EdgeEntry& edge) const {
  if (!any_type && !types[static_cast<std::size_t>(edge.type)]) return false;
  if (edge.inferred ? inferred == "no" : inferred == "only") return false;
  if (edge.confidence < confidence) return false;
  if (edge.first == 0) return true;
  return (from == 0 || edge.last >= from) && (to == 0 || edge.first <= to);
}

Filter filter_of(const Parameters& parameters) {
  Filter out;
  const std::string types_wanted = parameters.text("type", kLongestList);
  for (const Label each : parameters.labels()) {
    out.labels[static_cast<std::size_t>(each)] = true;
    out.any_label = false;
  }
  for (const std::string_view each : split(types_wanted)) {
    const auto type = relation_named(each);
    if (!type) throw UsageError(fmt::format("type '{}' is unknown; there are {}", each, names_of(relation_types())));
    out.types[static_cast<std::size_t>(*type)] = true;
    out.any_type = false;
  }
  out.inferred = parameters.choice("inferred", {"yes", "no", "only"});
  // A hair below: what is stored as the nearest float to 0.95 is as sure as 0.95.
  out.confidence = parameters.share("confidence", 0) - 1e-6F;
  out.from = parameters.month("since").value_or(0);
  out.to = parameters.month("until").value_or(0);
  if (out.from != 0 && out.to != 0 && out.from > out.to) throw UsageError("since is after until");
  out.any_edge = out.any_type && out.inferred == "yes" && out.confidence <= 0 && out.from == 0 && out.to == 0;
  return out;
}

}  // namespace govgraph::serve
