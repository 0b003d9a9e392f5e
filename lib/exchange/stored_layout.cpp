// SPDX-License-Identifier: Apache-2.0
#include "exchange/stored_layout.hpp"

#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/stored_document.hpp"
#include "model/print_places.hpp"

namespace govgraph::exchange {
namespace {

using json::Value;
using Role = SetLine::Role;

constexpr float kFarthest = 1e6F;  ///< points
constexpr int kSure = 100;
constexpr std::array<std::pair<Role, std::string_view>, 5> kRoles{{{Role::kHeadline, "headline"},
                                                                   {Role::kSubtitle, "subtitle"},
                                                                   {Role::kHeading, "heading"},
                                                                   {Role::kCaption, "caption"},
                                                                   {Role::kFurniture, "furniture"}}};

std::string_view name_of(Role role) {
  for (const auto& [each, name] : kRoles)
    if (each == role) return name;
  return {};
}

template <class List, class Write>
void write_list(json::Writer& json, std::string_view key, const List& values, Write write) {
  json.key(key);
  json.begin_array();
  for (const auto& each : values) {
    json.begin_array();
    write(each);
    json.end_array();
  }
  json.end_array();
}

[[noreturn]] void refuse(std::string_view part) {
  throw BadDocument("\"" + std::string(part) + "\" of the layout cannot be read");
}

std::int64_t count(const Value& value, std::string_view part, std::int64_t most) {
  const auto number = value.integer();
  if (!number || *number < 0 || *number > most) refuse(part);
  return *number;
}

float points(const Value& value, std::string_view part) {
  const auto number = value.number();
  if (!number || !(std::abs(*number) <= kFarthest)) refuse(part);
  return static_cast<float>(*number);
}

template <class Read>
void each_of(const Value& object, std::string_view key, Read read) {
  const auto list = object.find(key);
  if (!list) return;
  if (!list->is_array()) refuse(key);
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (!list->at(i).is_array()) refuse(key);
    read(list->at(i));
  }
}

Placed placed_of(const Value& row, const Layout& layout, std::int64_t text) {
  constexpr std::string_view kPart = "placed";
  if (row.size() < 7 || row.size() > 9) refuse(kPart);
  Placed out;
  const std::int64_t from = layout.placed.empty() ? 0 : layout.placed.back().span.end;
  out.span.begin = static_cast<std::uint32_t>(count(row.at(0), kPart, text));
  out.span.end = static_cast<std::uint32_t>(count(row.at(1), kPart, text));
  if (out.span.begin < from || out.span.end < out.span.begin) refuse(kPart);
  out.page = static_cast<std::uint32_t>(count(row.at(2), kPart, static_cast<std::int64_t>(layout.pages.size()) - 1));
  out.box = {points(row.at(3), kPart), points(row.at(4), kPart), points(row.at(5), kPart), points(row.at(6), kPart)};
  if (row.size() > 7) out.sure = static_cast<std::uint8_t>(count(row.at(7), kPart, kSure));
  out.down = row.size() > 8 && count(row.at(8), kPart, 1) == 1;
  return out;
}

SetLine line_of(const Value& row, const Layout& layout, std::int64_t text) {
  constexpr std::string_view kPart = "lines";
  if (row.size() != 2) refuse(kPart);
  SetLine out;
  out.begin = static_cast<std::uint32_t>(count(row.at(0), kPart, text));
  if (!layout.lines.empty() && out.begin <= layout.lines.back().begin) refuse(kPart);
  for (const auto& [role, name] : kRoles)
    if (row.at(1).string() == name) {
      out.role = role;
      return out;
    }
  refuse(kPart);
}

}  // namespace

void write_box(json::Writer& json, const Box& box) {
  for (const float each : {box.left, box.top, box.right, box.bottom}) json.number(rounded_points(each));
}

void write_layout(json::Writer& json, const Layout& layout) {
  json.begin_object();
  write_list(json, "pages", layout.pages, [&](const PageSize& each) {
    json.number(rounded_points(each.width));
    json.number(rounded_points(each.height));
  });
  write_list(json, "placed", layout.placed, [&](const Placed& each) {
    json.integer(each.span.begin);
    json.integer(each.span.end);
    json.integer(each.page);
    write_box(json, each.box);
    if (each.sure != kSure || each.down) json.integer(each.sure);
    if (each.down) json.integer(1);
  });
  write_list(json, "lines", layout.lines, [&](const SetLine& each) {
    json.integer(each.begin);
    json.string(name_of(each.role));
  });
  json.end_object();
}

Layout stored_layout(const Value& object, std::size_t text) {
  if (!object.is_object()) refuse("layout");
  Layout out;
  const auto most = static_cast<std::int64_t>(text);
  each_of(object, "pages", [&](const Value& row) {
    if (row.size() != 2) refuse("pages");
    out.pages.push_back({points(row.at(0), "pages"), points(row.at(1), "pages")});
  });
  each_of(object, "placed", [&](const Value& row) { out.placed.push_back(placed_of(row, out, most)); });
  each_of(object, "lines", [&](const Value& row) { out.lines.push_back(line_of(row, out, most)); });
  return out;
}

}  // namespace govgraph::exchange
