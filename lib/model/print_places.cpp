// SPDX-License-Identifier: Apache-2.0
#include "model/print_places.hpp"

#include <algorithm>
#include <cmath>
#include <list>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace govgraph {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 20;  ///< of documents that are kept
constexpr float kMostGap = 2;                               ///< between runs of one line, of its height
constexpr float kSameRow = 0.5F;                            ///< that two runs of one line share of their height

struct KnownDocument {
  std::string source;
  Layout layout;

  std::size_t bytes() const { return source.size() + layout.placed.size() * sizeof(Placed) + sizeof(KnownDocument); }
};

/// Along the line, and across it.
struct Reach {
  float from, to, upper, lower;
};

Reach reach_of(const Box& box, bool down) {
  return down ? Reach{box.top, box.bottom, box.left, box.right} : Reach{box.left, box.right, box.top, box.bottom};
}

bool goes_on(const Box& line, const Placed& next) {
  const Reach a = reach_of(line, next.down), b = reach_of(next.box, next.down);
  const float height = std::min(a.lower - a.upper, b.lower - b.upper);
  const float common = std::min(a.lower, b.lower) - std::max(a.upper, b.upper);
  return common >= kSameRow * height && b.from - a.to < kMostGap * height && b.from >= a.from;
}

}  // namespace

struct PrintPlaces::State {
  explicit State(const GraphView& graph) : view(graph) {}

  /// REQUIRES the lock. Null for a document without a layout.
  std::shared_ptr<const KnownDocument> document(const std::string& path) {
    if (const auto at = kept.find(path); at != kept.end()) {
      recent.splice(recent.begin(), recent, at->second.second);
      return at->second.first;
    }
    std::shared_ptr<KnownDocument> out;
    if (const std::string bytes = view.layout(path); !bytes.empty()) {
      out = std::make_shared<KnownDocument>();
      out->source = view.source(path);
      out->layout = decode_layout(bytes).value_or(Layout());
    }
    recent.push_front(path);
    kept[path] = {out, recent.begin()};
    size += out ? out->bytes() : path.size();
    while (size > kMostBytes && recent.size() > 1) {
      const auto last = kept.find(recent.back());
      size -= last->second.first ? last->second.first->bytes() : last->first.size();
      kept.erase(last);
      recent.pop_back();
    }
    return out;
  }

  const GraphView& view;
  std::mutex mutex;
  std::list<std::string> recent;  ///< the last first
  std::unordered_map<std::string, std::pair<std::shared_ptr<const KnownDocument>, std::list<std::string>::iterator>>
      kept;
  std::size_t size = 0;
};

std::vector<PrintPlace> lines_in_print(const std::vector<Placed>& runs) {
  std::vector<PrintPlace> out;
  bool down = false;
  for (const Placed& each : runs) {
    if (!out.empty() && out.back().page == each.page + 1 && down == each.down && goes_on(out.back().box, each)) {
      Box& box = out.back().box;
      box = {std::min(box.left, each.box.left), std::min(box.top, each.box.top), std::max(box.right, each.box.right),
             std::max(box.bottom, each.box.bottom)};
    } else {
      out.push_back({each.page + 1, each.box});
    }
    down = each.down;
  }
  return out;
}

double rounded_points(float points) { return std::round(static_cast<double>(points) * 20) / 20; }

std::string points_text(float points) {
  std::string out = std::to_string(rounded_points(points));
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string boxes_text(const std::vector<PrintPlace>& places) {
  std::string out;
  for (const PrintPlace& each : places) {
    out += (out.empty() ? "[" : ", [") + std::to_string(each.page);
    for (const float edge : {each.box.left, each.box.top, each.box.right, each.box.bottom})
      out += ", " + points_text(edge);
    out += ']';
  }
  return out.empty() ? out : '[' + out + ']';
}

PrintPlaces::PrintPlaces(const GraphView& view) : state_(std::make_unique<State>(view)) {}

PrintPlaces::~PrintPlaces() = default;

std::vector<PrintPlace> PrintPlaces::of(const Located& place) const {
  std::shared_ptr<const KnownDocument> document;
  {
    const std::lock_guard lock(state_->mutex);
    document = state_->document(place.document);
  }
  if (!document) return {};
  return lines_in_print(places_of(document->layout, document->source, place.span));
}

}  // namespace govgraph
