// SPDX-License-Identifier: Apache-2.0
#include "model/layout.hpp"

#include <algorithm>
#include <cmath>

#include "base/bytes.hpp"
#include "base/utf8.hpp"

namespace govgraph {
namespace {

constexpr float kUnits = 20;  ///< a point
constexpr std::int64_t kFarthest = 1'000'000'000;
constexpr auto kFarthestUnits = static_cast<float>(kFarthest);
constexpr std::uint32_t kVersion = 1;

std::int64_t units(float points) {
  const float scaled = points * kUnits;
  return std::isfinite(scaled) ? std::lround(std::clamp(scaled, -kFarthestUnits, kFarthestUnits)) : 0;
}

float points(std::int64_t units) { return static_cast<float>(units) / kUnits; }

/// Two of an ideograph, one of others; nothing of what is set above the line.
float width_in_print(char32_t c) { return c < 0x2000 || (c >= 0xFF61 && c <= 0xFFDC) ? 0.52F : 1.0F; }

/// What the bytes of `part` take of the width of `whole`, from one to the other.
struct Share {
  float from = 0, to = 1;
};

Share share_of(std::string_view whole, ByteSpan part) {
  float before = 0, within = 0, all = 0;
  for (std::size_t i = 0; i < whole.size();) {
    const utf8::Step step = utf8::decode(whole, i);
    const float width = width_in_print(step.code_point);
    (i < part.begin ? before : i < part.end ? within : all) += width;
    i += step.length;
  }
  all += before + within;
  return all > 0 ? Share{before / all, (before + within) / all} : Share{};
}

class Differences {
 public:
  explicit Differences(std::string& out) : out_(out) {}
  void add(float value, std::int64_t& last) {
    const std::int64_t now = units(value);
    bytes::append_signed(out_, now - last);
    last = now;
  }

 private:
  std::string& out_;
};

void append_placed(std::string& out, const std::vector<Placed>& placed) {
  bytes::append_varint(out, placed.size());
  std::uint32_t at = 0, page = 0;
  std::int64_t left = 0, top = 0, width = 0, height = 0;
  Differences differences(out);
  for (const Placed& each : placed) {
    bytes::append_varint(out, each.span.begin - at);
    bytes::append_varint(out, each.span.end - each.span.begin);
    bytes::append_signed(out, static_cast<std::int64_t>(each.page) - page);
    differences.add(each.box.left, left);
    differences.add(each.box.top, top);
    differences.add(each.box.width(), width);
    differences.add(each.box.height(), height);
    bytes::append_varint(out, each.sure * 2U + (each.down ? 1U : 0U));
    at = each.span.end;
    page = each.page;
  }
}

std::int64_t next(bytes::Cursor& in, std::int64_t& last) {
  last =
      std::clamp(last + std::clamp(in.signed_varint(), -4 * kFarthest, 4 * kFarthest), -4 * kFarthest, 4 * kFarthest);
  return last;
}

bool read_placed(bytes::Cursor& in, std::vector<Placed>& placed) {
  placed.resize(in.count());
  std::uint64_t at = 0;
  std::int64_t page = 0, left = 0, top = 0, width = 0, height = 0;
  for (Placed& each : placed) {
    const std::uint64_t begin = at + in.varint32();
    at = begin + in.varint32();
    page += in.signed_varint();
    if (at > 0xFFFFFFFF || page < 0 || page > 0xFFFFFF) return false;
    each.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    each.page = static_cast<std::uint32_t>(page);
    each.box.left = points(next(in, left));
    each.box.top = points(next(in, top));
    each.box.right = each.box.left + points(next(in, width));
    each.box.bottom = each.box.top + points(next(in, height));
    const std::uint64_t flags = in.varint();
    if (!in.ok() || flags > 201) return false;
    each.sure = static_cast<std::uint8_t>(flags / 2);
    each.down = flags % 2 != 0;
  }
  return true;
}

bool read_lines(bytes::Cursor& in, std::vector<SetLine>& lines) {
  lines.resize(in.count());
  std::uint64_t at = 0;
  for (SetLine& each : lines) {
    at += in.varint32();
    const std::uint8_t role = in.byte();
    if (!in.ok() || at > 0xFFFFFFFF || role > static_cast<std::uint8_t>(SetLine::Role::kFurniture)) return false;
    each = {static_cast<std::uint32_t>(at), static_cast<SetLine::Role>(role)};
  }
  return true;
}

std::vector<Placed>::const_iterator first_after(const Layout& layout, std::uint32_t begin) {
  return std::partition_point(layout.placed.begin(), layout.placed.end(),
                              [&](const Placed& each) { return each.span.end <= begin; });
}

}  // namespace

std::vector<Placed> places_of(const Layout& layout, std::string_view text, ByteSpan span) {
  std::vector<Placed> out;
  for (auto at = first_after(layout, span.begin); at != layout.placed.end() && at->span.begin < span.end; ++at) {
    Placed part = *at;
    part.span = {std::max(at->span.begin, span.begin), std::min(at->span.end, span.end)};
    if (part.span != at->span && at->span.end <= text.size()) {
      const std::string_view whole = text.substr(at->span.begin, at->span.end - at->span.begin);
      const Share share = share_of(whole, {part.span.begin - at->span.begin, part.span.end - at->span.begin});
      float& from = part.down ? part.box.top : part.box.left;
      float& to = part.down ? part.box.bottom : part.box.right;
      const float begin = from, size = to - from;
      from = begin + size * share.from;
      to = begin + size * share.to;
    }
    out.push_back(part);
  }
  return out;
}

std::uint8_t surety_of(const Layout& layout, ByteSpan span) {
  std::uint8_t out = 100;
  for (auto at = first_after(layout, span.begin); at != layout.placed.end() && at->span.begin < span.end; ++at)
    out = std::min(out, at->sure);
  return out;
}

std::string encode_layout(const Layout& layout) {
  std::string out;
  if (layout.empty()) return out;
  bytes::append_varint(out, kVersion);
  bytes::append_text(out, layout.file);
  bytes::append_varint(out, layout.pages.size());
  for (const PageSize& each : layout.pages) {
    bytes::append_signed(out, units(each.width));
    bytes::append_signed(out, units(each.height));
  }
  append_placed(out, layout.placed);
  bytes::append_varint(out, layout.lines.size());
  std::uint32_t at = 0;
  for (const SetLine& each : layout.lines) {
    bytes::append_varint(out, each.begin - at);
    out += static_cast<char>(each.role);
    at = each.begin;
  }
  return out;
}

std::optional<Layout> decode_layout(std::string_view bytes) {
  Layout out;
  if (bytes.empty()) return out;
  bytes::Cursor in(bytes);
  if (in.varint() != kVersion) return std::nullopt;
  out.file = in.text();
  out.pages.resize(in.count());
  for (PageSize& each : out.pages) {
    each.width = points(in.signed_varint());
    each.height = points(in.signed_varint());
  }
  if (!in.ok() || !read_placed(in, out.placed) || !read_lines(in, out.lines) || !in.ok() || !in.at_end())
    return std::nullopt;
  return out;
}

}  // namespace govgraph
