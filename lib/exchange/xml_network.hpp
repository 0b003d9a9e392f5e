// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

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

/// Passes on what is complete.
inline void hand_on(XmlBuffer& xml, Output& output) {
  output.buffer().append(xml.view());
  xml.clear();
  output.flush_if_full();
}

}  // namespace govgraph::exchange
