// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "exchange/network_columns.hpp"
#include "exchange/network_writer.hpp"
#include "exchange/output.hpp"
#include "exchange/xml_text.hpp"

// What the writers of network files in XML share.
namespace govgraph::exchange {

inline XmlBuffer& put_id(XmlBuffer& xml, const ElementId& id) {
  xml.put(id.kind).put_hex(id.id);
  return id.part > 0 ? xml.put('-').put_number(id.part) : xml;
}

/// Of "#rrggbb".
std::array<std::uint8_t, 3> rgb_of(std::string_view colour);

/// What opens the value of each column: `before`, its id or (`by_name`) its name, `after`.
std::array<XmlTag, kColumns.size()> tags_of_columns(std::string_view before, bool by_name, std::string_view after);

/// Where a writer gathers its elements: written out in large pieces, or, of a run, kept until it is appended.
class XmlSink {
 public:
  explicit XmlSink(Output* output) : output_(output) {}  ///< null: of a run

  XmlBuffer& xml() { return xml_; }

  /// To be called after each element.
  void element_ends() {
    if (output_ != nullptr && xml_.view().size() >= kFull) hand_on();
  }
  void hand_on();
  void append(XmlSink& run);  ///< empties it

 private:
  static constexpr std::size_t kFull = 1 << 20;

  Output* output_;
  XmlBuffer xml_;
};

}  // namespace govgraph::exchange
