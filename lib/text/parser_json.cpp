// SPDX-License-Identifier: Apache-2.0
// What parsers of PDF leave beside their Markdown: MinerU's content_list.json (an array of blocks) and docling's JSON
// (a tree of references). Both say on which page and where a block stands.
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "text/flow.hpp"
#include "text/formats.hpp"
#include "text/html_page.hpp"

namespace govgraph::text {
namespace {

using json::Value;

constexpr float kMinerUScale = 1000;  ///< its boxes are thousandths of the page, whose size it does not say
constexpr std::size_t kMostPages = 10'000;
constexpr double kFarthest = 1e6;  ///< points; a page is no larger

std::string_view text_at(const Value& value, std::string_view key) {
  const auto found = value.find(key);
  const auto text = found ? found->string() : std::nullopt;
  return text.value_or(std::string_view());
}

double number_at(const Value& value, std::string_view key, double otherwise) {
  const auto found = value.find(key);
  const auto number = found ? found->number() : std::nullopt;
  return number.value_or(otherwise);
}

float points(double value) { return static_cast<float>(std::clamp(value, -kFarthest, kFarthest)); }

bool is_list(const Value& value, std::string_view key) {
  const auto found = value.find(key);
  return found && found->is_array();
}

class MinerU {
 public:
  MinerU(const std::string& id, Diagnostics& diagnostics) : id_(id), diagnostics_(diagnostics) {}

  static bool is_one(const Value& value) {
    if (!value.is_array() || value.size() == 0) return false;
    const Value first = value.at(0);
    return first.is_object() && first.find("type") && (first.find("page_idx") || first.find("text"));
  }

  Reading run(const Value& blocks) {
    for (std::size_t i = 0; i < blocks.size(); ++i) add(blocks.at(i));
    return flow_.take();
  }

 private:
  void add(const Value& block) {
    if (!block.is_object()) return;
    stand(block);
    const std::string_view type = text_at(block, "type"), text = text_at(block, "text");
    if (type == "header" || type == "footer" || type == "page_number" || type == "discarded") return;
    if (type == "table") return table(block);
    if (type == "image" || type == "chart")
      return captions(block, {"image_caption", "img_caption", "image_footnote", "img_footnote"});
    if (is_list(block, "list_items")) return items(block.find("list_items").value());
    if (number_at(block, "text_level", 0) > 0 || type == "title")
      flow_.heading(text);
    else
      flow_.paragraph(text);
  }

  void stand(const Value& block) {
    flow_.stand_nowhere();
    const double page = number_at(block, "page_idx", -1);
    const auto box = block.find("bbox");
    if (page < 0 || page > static_cast<double>(kMostPages) || !box || box->size() != 4) return;
    float side[4] = {};
    for (std::size_t i = 0; i < 4; ++i) {
      const double value = box->at(i).number().value_or(-1);
      if (value < 0 || value > kMinerUScale) return;
      side[i] = static_cast<float>(value);
    }
    for (; pages_ <= page; ++pages_) flow_.page_size({kMinerUScale, kMinerUScale});
    flow_.stand(static_cast<std::uint32_t>(page), {side[0], side[1], side[2], side[3]});
  }

  void captions(const Value& block, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys)
      if (is_list(block, key)) {
        const Value lines = block.find(key).value();
        for (std::size_t i = 0; i < lines.size(); ++i) flow_.caption(lines.at(i).string().value_or(""));
      }
  }

  void lines(const Value& block, std::string_view key) {
    if (!is_list(block, key)) return;
    const Value all = block.find(key).value();
    for (std::size_t i = 0; i < all.size(); ++i) flow_.paragraph(all.at(i).string().value_or(""));
  }

  void items(const Value& all) {
    for (std::size_t i = 0; i < all.size(); ++i) flow_.item(all.at(i).string().value_or(""));
  }

  void table(const Value& block) {
    lines(block, "table_caption");
    const std::string body = "<html><body>" + std::string(text_at(block, "table_body")) + "</body></html>";
    if (const auto tree = tree_of_html(body, id_, "UTF-8", diagnostics_)) flow_.table(rows_of_table(*tree));
    lines(block, "table_footnote");
  }

  const std::string& id_;
  Diagnostics& diagnostics_;
  Flow flow_;
  std::uint32_t pages_ = 0;  ///< whose sizes are said
};

class Docling {
 public:
  explicit Docling(const Value& document) : document_(document) {
    for (const std::string_view list : {"texts", "tables", "pictures", "groups", "key_value_items", "form_items"})
      if (is_list(document, list)) index(list, document.find(list).value());
    read_pages();
  }

  static bool is_one(const Value& value) {
    return value.is_object() && value.find("body") &&
           (value.find("texts") || text_at(value, "schema_name") == "DoclingDocument");
  }

  Reading run() {
    std::vector<std::string> left;
    push_children(document_.find("body").value(), left);
    while (!left.empty()) {
      const std::string reference = std::move(left.back());
      left.pop_back();
      const auto item = items_.find(reference);
      if (item == items_.end() || !met_.insert(reference).second) continue;
      add(reference, item->second);
      push_children(item->second, left);
    }
    return flow_.take();
  }

 private:
  void index(std::string_view list, const Value& items) {
    for (std::size_t i = 0; i < items.size(); ++i)
      items_.emplace("#/" + std::string(list) + "/" + std::to_string(i), items.at(i));
  }

  /// The first child is to be met first.
  static void push_children(const Value& item, std::vector<std::string>& left) {
    if (!is_list(item, "children")) return;
    const Value children = item.find("children").value();
    for (std::size_t i = children.size(); i-- > 0;)
      if (children.at(i).is_object()) left.emplace_back(text_at(children.at(i), "$ref"));
  }

  /// Pages are numbered from 1, some left out where only a part was parsed.
  void read_pages() {
    const auto pages = document_.find("pages");
    if (!pages || !pages->is_object()) return;
    for (std::size_t i = 0; i < pages->size() && i < kMostPages; ++i) {
      const auto size = pages->at(i).is_object() ? pages->at(i).find("size") : std::nullopt;
      if (!size || !size->is_object()) continue;
      flow_.page_size({points(number_at(*size, "width", 0)), points(number_at(*size, "height", 0))});
      pages_.emplace(std::string(pages->key_at(i)),
                     Page{static_cast<std::uint32_t>(pages_.size()), number_at(*size, "height", 0)});
    }
  }

  void add(const std::string& reference, const Value& item) {
    if (!item.is_object() || text_at(item, "content_layer") == "furniture") return;
    stand(item);
    if (reference.starts_with("#/tables/")) return table(item);
    const std::string_view label = text_at(item, "label"), text = text_at(item, "text");
    if (label == "page_header" || label == "page_footer") return;
    if (label == "title" || label == "section_header")
      flow_.heading(text);
    else if (label == "list_item")
      flow_.item(text);
    else if (label == "caption")
      flow_.caption(text);
    else
      flow_.paragraph(text);
  }

  void table(const Value& item) {
    const auto data = item.find("data");
    if (!data || !data->is_object() || !is_list(*data, "grid")) return;
    const Value grid = data->find("grid").value();
    std::vector<Flow::Row> rows;
    for (std::size_t i = 0; i < grid.size(); ++i) {
      rows.emplace_back();
      for (std::size_t k = 0; grid.at(i).is_array() && k < grid.at(i).size(); ++k)
        rows.back().emplace_back(grid.at(i).at(k).is_object() ? text_at(grid.at(i).at(k), "text") : "");
    }
    flow_.table(rows);
  }

  void stand(const Value& item) {
    flow_.stand_nowhere();
    if (!is_list(item, "prov") || item.find("prov")->size() == 0) return;
    const Value first = item.find("prov")->at(0);
    const auto box = first.is_object() ? first.find("bbox") : std::nullopt;
    if (!box || !box->is_object()) return;
    const double number = std::clamp(number_at(first, "page_no", 0), 0.0, kFarthest);
    const auto page = pages_.find(std::to_string(static_cast<long>(number)));
    if (page == pages_.end()) return;
    double top = number_at(*box, "t", 0), bottom = number_at(*box, "b", 0);
    if (text_at(*box, "coord_origin") == "BOTTOMLEFT") {
      top = page->second.height - top;
      bottom = page->second.height - bottom;
    }
    flow_.stand(page->second.number,
                {points(number_at(*box, "l", 0)), points(top), points(number_at(*box, "r", 0)), points(bottom)});
  }

  struct Page {
    std::uint32_t number;  ///< from 0
    double height;
  };

  Value document_;
  std::map<std::string, Value> items_;
  std::map<std::string, Page> pages_;  ///< by the number that they have there
  std::set<std::string> met_;          ///< references may lead in a circle
  Flow flow_;
};

std::optional<Reading> refuse(const ParseInput& input, const char* code, std::string message,
                              Diagnostics& diagnostics) {
  diagnostics.push_back({code, Severity::kError, input.id, 0, 0, std::move(message)});
  return std::nullopt;
}

}  // namespace

std::optional<Reading> read_json(const ParseInput& input, Diagnostics& diagnostics) {
  std::string bytes = input.bytes.starts_with("\xEF\xBB\xBF") ? input.bytes.substr(3) : input.bytes;
  json::Text text;
  const auto value = text.parse(bytes);
  if (!value)
    return refuse(input, "broken-json",
                  "is no JSON (" + std::string(text.error()) + " at byte " + std::to_string(text.error_offset()) +
                      "); get it again",
                  diagnostics);
  if (MinerU::is_one(*value)) return MinerU(input.id, diagnostics).run(*value);
  if (Docling::is_one(*value)) return Docling(*value).run();
  return refuse(input, "unknown-json",
                "is JSON that no reader knows; read are MinerU's content_list.json and docling's own; leave it out",
                diagnostics);
}

}  // namespace govgraph::text
