// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/facts_builder.hpp"
#include "support/memory_graph.hpp"

namespace govgraph::test {

/// Names that break careless writers and readers.
inline std::vector<std::string> hostile_names() {
  std::string long_name;
  for (int i = 0; i < 300; ++i) long_name += "长";
  return {"<>&\"'",
          "甲& &乙",
          "控制\x01\x0B\x1F字符",
          "表情😀🇨🇳",
          "𠮷野家𪚥",
          "null",
          "NULL",
          "INFORMATION中心",
          "a|b",
          "制\t表\n换\r行",
          "]]>",
          "<!--x-->",
          "&amp;",
          "\xEF\xBF\xBE非字符",
          " 前后空白 ",
          "%s%n{}",
          "#!/bin/sh",
          long_name};
}

/// Each hostile name is a shop that takes part in a programme; the text of the page holds them, too.
inline MemoryGraph hostile_graph() {
  std::string source = "柳河镇“& <暖巷>”：";
  for (const std::string& each : hostile_names()) source += each + "、";
  FactsBuilder page("页 & <一>.txt", source, "");
  page.entity(Label::kProgramme, "暖巷");
  for (const std::string& each : hostile_names()) {
    page.entity(Label::kEnterprise, each, "区 & <镇>", {"又名\"" + each + "\""}, {{"INF", "null & <x>"}});
    page.edge(each, RelationType::kParticipatesIn, "暖巷", "",
              {{"amount", each}, {"date", "--01-06"}, {"status", "planned"}});
  }
  return MemoryGraph({page.build()});
}

}  // namespace govgraph::test
