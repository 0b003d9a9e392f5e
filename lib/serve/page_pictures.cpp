// SPDX-License-Identifier: Apache-2.0
#include "serve/page_pictures.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <list>
#include <map>
#include <mutex>
#include <semaphore>
#include <utility>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/run_program.hpp"
#include "serve/writing.hpp"

namespace govgraph::serve {
namespace {

constexpr std::size_t kLongestPath = 1000;
constexpr std::size_t kMostBytes = std::size_t{64} << 20;  ///< of pictures that are kept
constexpr std::uintmax_t kMostFile = std::uintmax_t{256} << 20;
constexpr std::size_t kMostGlyphPages = 32;
constexpr std::size_t kMostFrames = 2000;
constexpr std::ptrdiff_t kAtOnce = 2;
constexpr std::chrono::seconds kPatience{20};
constexpr float kAbove = 0.87F, kBelow = 0.11F;  ///< ems of a glyph above and below its line
constexpr float kTallest = 6;                    ///< of a page, to its width

struct Glyph {
  float x, y;  ///< its origin on the line
};

/// By line, then from left to right.
using Glyphs = std::vector<Glyph>;

std::optional<float> attribute(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  float out = 0;
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view value = tag.substr(at + name.size());
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
  return error == std::errc{} && std::isfinite(out) ? std::optional(out) : std::nullopt;
}

/// Of what `pdftocairo -svg` writes: <use xlink:href="#glyph0-1" x="33.9" y="70.4"/>, one a glyph.
Glyphs glyphs_in(std::string_view svg) {
  Glyphs out;
  for (std::size_t at = svg.find("<use "); at != std::string_view::npos; at = svg.find("<use ", at + 5)) {
    const std::string_view tag = svg.substr(at, std::min<std::size_t>(200, svg.find('>', at) - at));
    const auto x = attribute(tag, " x=\""), y = attribute(tag, " y=\"");
    if (x && y && tag.find("#glyph") != std::string_view::npos) out.push_back({*x, *y});
  }
  std::sort(out.begin(), out.end(), [](const Glyph& a, const Glyph& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
  return out;
}

/// The line on which the glyphs of a box stand: that with most of them from its middle to an em below.
std::optional<float> line_of(const Glyphs& glyphs, const Box& box) {
  const float em = box.height(), middle = (box.top + box.bottom) / 2;
  auto at = std::partition_point(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return g.y < middle; });
  std::optional<float> best;
  int most = 0, now = 0;
  float line = 0;
  for (; at != glyphs.end() && at->y < middle + 0.95F * em; ++at) {
    if (at->x < box.left - 0.4F * em || at->x > box.right - 0.1F * em) continue;
    now = now > 0 && at->y - line < 0.08F * em ? now + 1 : 1;
    line = at->y;
    if (now > most) {
      most = now;
      best = line;
    }
  }
  return best;
}

/// Moves an edge to the origin of a glyph on the line that is no farther than half an em from it.
void snap(const Glyphs& glyphs, float line, float em, float& edge) {
  float best = edge, least = 0.5F * em;
  auto at = std::partition_point(glyphs.begin(), glyphs.end(), [&](const Glyph& g) { return g.y < line - 0.1F * em; });
  for (; at != glyphs.end() && at->y < line + 0.1F * em; ++at)
    if (const float apart = std::abs(at->x - edge); apart < least) {
      least = apart;
      best = at->x;
    }
  edge = best;
}

void fit(const Glyphs& glyphs, Box& box) {
  const float em = box.height();
  const auto line = line_of(glyphs, box);
  if (!line) return;
  snap(glyphs, *line, em, box.left);
  snap(glyphs, *line, em, box.right);
  box.top = *line - kAbove * em;
  box.bottom = *line + kBelow * em;
}

/// One frame for what stands close together in a line.
void join(std::vector<Box>& frames, const Box& next, bool down) {
  if (!frames.empty() && !down) {
    Box& last = frames.back();
    const float em = last.height();
    const bool same =
        std::abs(last.top - next.top) < 0.3F * em && next.left - last.right < 0.6F * em && next.left > last.left;
    if (same) {
      last.right = std::max(last.right, next.right);
      last.top = std::min(last.top, next.top);
      last.bottom = std::max(last.bottom, next.bottom);
      return;
    }
  }
  frames.push_back(next);
}

std::optional<std::string> bytes_of(const std::filesystem::path& file, std::string_view digest) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(file, none) || std::filesystem::file_size(file, none) > kMostFile)
    return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string out{std::istreambuf_iterator<char>(in), {}};
  return in && digest_of(out) == digest ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

struct PagePictures::State {
  using Kept = std::list<std::pair<std::string, std::string>>;

  std::vector<std::filesystem::path> folders;
  std::counting_semaphore<> turns{kAtOnce};
  std::mutex mutex;
  Kept kept;  ///< pictures by what they were asked for, the last used in front
  std::size_t bytes = 0;
  std::map<std::string, std::shared_ptr<const Glyphs>> glyphs;

  std::optional<std::string> find(const std::string& key) {
    const std::lock_guard lock(mutex);
    const auto at = std::find_if(kept.begin(), kept.end(), [&](const auto& each) { return each.first == key; });
    if (at == kept.end()) return std::nullopt;
    kept.splice(kept.begin(), kept, at);
    return kept.front().second;
  }

  void keep(const std::string& key, const std::string& picture) {
    const std::lock_guard lock(mutex);
    kept.emplace_front(key, picture);
    for (bytes += picture.size(); bytes > kMostBytes && kept.size() > 1; kept.pop_back())
      bytes -= kept.back().second.size();
  }

  std::optional<std::string> file_of(const DocumentInfo& document, const Layout& layout) const {
    std::vector<std::filesystem::path> all;
    for (const auto& folder : folders) {
      all.push_back(folder / document.path);
      all.push_back(folder / std::filesystem::path(document.path).filename());
    }
    if (!layout.file.empty()) all.emplace_back(layout.file);
    for (const auto& each : all)
      if (auto bytes = bytes_of(each, document.digest)) return bytes;
    return std::nullopt;
  }

  /// What the program writes, given the file as its stdin; nullopt when it fails or nobody else's turn ends soon.
  std::optional<std::string> run(std::vector<std::string> command, std::string_view file,
                                 const Cancellation& cancellation) {
    if (!turns.try_acquire_for(kPatience)) return std::nullopt;
    ProgramCall call;
    call.command = std::move(command);
    call.input = file;
    call.limits = {kPatience, static_cast<unsigned>(kPatience.count()), std::uint64_t{2} << 30, kMostBytes};
    call.cancellation = cancellation;
    struct Turn {
      std::counting_semaphore<>& of;
      ~Turn() { of.release(); }
    } const turn{turns};
    ProgramResult out = run_program(call);
    if (out.end != ProgramResult::End::kExited || out.status != 0 || out.output.empty()) return std::nullopt;
    return std::move(out.output);
  }

  /// Of one page; null where the file or the program is missing.
  std::shared_ptr<const Glyphs> glyphs_of(const DocumentInfo& document, const Layout& layout, std::uint32_t page,
                                          const Cancellation& cancellation) {
    const std::string key = document.digest + ' ' + std::to_string(page);
    {
      const std::lock_guard lock(mutex);
      if (const auto at = glyphs.find(key); at != glyphs.end()) return at->second;
    }
    const auto file = file_of(document, layout);
    const std::string number = std::to_string(page + 1);
    const auto svg =
        file ? run({"pdftocairo", "-svg", "-f", number, "-l", number, "/dev/stdin", "-"}, *file, cancellation)
             : std::nullopt;
    if (!svg) return nullptr;
    auto out = std::make_shared<const Glyphs>(glyphs_in(*svg));
    const std::lock_guard lock(mutex);
    if (glyphs.size() >= kMostGlyphPages) glyphs.clear();
    return glyphs.emplace(key, std::move(out)).first->second;
  }
};

PagePictures::PagePictures(std::vector<std::filesystem::path> folders) : state_(std::make_unique<State>()) {
  state_->folders = std::move(folders);
}

PagePictures::~PagePictures() = default;

bool PagePictures::answers(std::string_view path) { return path == "/api/page" || path == "/api/frames"; }

Answer PagePictures::answer(const GraphView& view, std::string_view path, const Query& query,
                            const Cancellation& cancellation) const {
  try {
    return path == "/api/page" ? picture(view, query, cancellation) : places(view, query, cancellation);
  } catch (const CancelledError&) {
    return refused(503, "the page took too long to draw, or the server ends; ask again");
  } catch (const UsageError& error) {
    return refused(400, error.what());
  } catch (const std::exception& error) {
    return refused(500, error.what());
  }
}

std::optional<std::string> PagePictures::draw(const GraphView& view, const std::string& document, std::uint32_t page,
                                              std::size_t width, const Cancellation& cancellation,
                                              std::string& why) const {
  const auto info = view.document(document);
  const auto layout = info ? decode_layout(view.layout(document)) : std::nullopt;
  why = "no page of this number has a picture";
  if (!layout || page >= layout->pages.size()) return std::nullopt;
  const PageSize size = layout->pages[page];
  if (size.width <= 0 || size.height > size.width * kTallest) return std::nullopt;
  const std::string key = fmt::format("{} {} {}", info->digest, page, width);
  if (auto kept = state_->find(key)) return kept;
  why = "the file of the page is not where it was read; name its folder: govgraph serve --files DIR";
  const auto file = state_->file_of(*info, *layout);
  if (!file) return std::nullopt;
  why = "the page cannot be drawn: pdftoppm (poppler-utils) is missing, or fails over it";
  const std::string number = std::to_string(page + 1);
  auto out = state_->run({"pdftoppm", "-png", "-f", number, "-l", number, "-scale-to-x", std::to_string(width),
                          "-scale-to-y", "-1", "/dev/stdin"},
                         *file, cancellation);
  if (out) state_->keep(key, *out);
  return out;
}

std::vector<PageFrames> PagePictures::frames(const GraphView& view, const std::string& document, ByteSpan span,
                                             const Cancellation& cancellation) const {
  std::vector<PageFrames> out;
  const auto info = view.document(document);
  const auto layout = info ? decode_layout(view.layout(document)) : std::nullopt;
  if (!layout) return out;
  const std::string text = view.source(document);
  std::size_t frames = 0;
  for (const Placed& each : places_of(*layout, text, span)) {
    if (each.page >= layout->pages.size() || ++frames > kMostFrames) break;
    if (out.empty() || out.back().page != each.page) out.push_back({each.page, layout->pages[each.page], {}});
    Box box = each.box;
    const auto glyphs = each.down ? nullptr : state_->glyphs_of(*info, *layout, each.page, cancellation);
    if (glyphs) fit(*glyphs, box);
    join(out.back().frames, box, each.down);
  }
  return out;
}

Answer PagePictures::picture(const GraphView& view, const Query& query, const Cancellation& cancellation) const {
  const Parameters parameters(query, {"document", "page", "width"});
  const std::string document = parameters.required_text("document", kLongestPath);
  const std::size_t page = parameters.number("page", 1, 1, 1'000'000);
  const std::size_t width = parameters.number("width", 1000, 200, 3000);
  if (width % 100 != 0) throw UsageError("width: a multiple of 100");
  std::string why;
  auto drawn = draw(view, document, static_cast<std::uint32_t>(page - 1), width, cancellation, why);
  if (!drawn) return not_found(why);
  return {200, std::move(*drawn), "image/png"};
}

Answer PagePictures::places(const GraphView& view, const Query& query, const Cancellation& cancellation) const {
  const Parameters parameters(query, {"document", "begin", "end"});
  const std::string document = parameters.required_text("document", kLongestPath);
  const auto begin = static_cast<std::uint32_t>(parameters.number("begin", 0, 0, 0xFFFFFFFF));
  const auto end = static_cast<std::uint32_t>(parameters.number("end", begin, 0, 0xFFFFFFFF));
  Answer out;
  json::Writer json(out.body);
  json.begin_object();
  json.key("pages");
  json.begin_array();
  for (const PageFrames& each : frames(view, document, {begin, std::max(begin, end)}, cancellation))
    write_frames(json, each);
  json.end_array();
  json.end_object();
  return out;
}

void write_frames(json::Writer& json, const PageFrames& page) {
  json.begin_object();
  write_number(json, "page", page.page + 1);
  json.key("width");
  json.number(tidy(page.size.width));
  json.key("height");
  json.number(tidy(page.size.height));
  json.key("frames");
  json.begin_array();
  for (const Box& each : page.frames) {
    json.begin_array();
    for (const float side : {each.left, each.top, each.right, each.bottom}) json.number(tidy(side));
    json.end_array();
  }
  json.end_array();
  json.end_object();
}

}  // namespace govgraph::serve
