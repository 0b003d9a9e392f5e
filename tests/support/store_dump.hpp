// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "store/database.hpp"

namespace govgraph::test {

/// Every row of every family in its canonical form: two databases that hold the same graph dump alike. An empty set is
/// as good as no row.
inline std::string dump_of(const std::string& path) {
  const store::Database database = store::Database::for_reading(path);
  const auto escaped = [](std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte > 0x20 && byte < 0x7F && c != '%')
        out += c;
      else
        (out += '%') += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    }
    return out;
  };
  std::string out;
  for (const store::Family family : store::families())
    store::visit_rows(database, family, {}, [&](std::string_view key, std::string_view value) {
      if (!value.empty() || !store::holds_sets(family))
        out += std::string(store::name_of(family)) + " " + escaped(key) + " = " + escaped(value) + "\n";
      return true;
    });
  return out;
}

}  // namespace govgraph::test
