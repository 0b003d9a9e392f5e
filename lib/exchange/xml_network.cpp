// SPDX-License-Identifier: Apache-2.0
#include "exchange/xml_network.hpp"

#include <charconv>
#include <string>

namespace govgraph::exchange {

std::array<std::uint8_t, 3> rgb_of(std::string_view colour) {
  std::array<std::uint8_t, 3> out{};
  for (std::size_t i = 0; i < 3; ++i) std::from_chars(colour.data() + 1 + 2 * i, colour.data() + 3 + 2 * i, out[i], 16);
  return out;
}

std::array<XmlTag, kColumns.size()> tags_of_columns(std::string_view before, bool by_name, std::string_view after) {
  std::array<XmlTag, kColumns.size()> out;
  for (std::size_t i = 0; i < kColumns.size(); ++i)
    out[i] = XmlTag(std::string(before).append(by_name ? kColumns[i].name : kColumns[i].id).append(after));
  return out;
}

void XmlSink::hand_on() {
  output_->write(xml_.view());
  xml_.clear();
}

void XmlSink::append(XmlSink& run) {
  hand_on();
  output_->write(run.xml_.view());
  run.xml_.clear();
}

}  // namespace govgraph::exchange
