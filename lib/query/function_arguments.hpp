// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "query/functions.hpp"

namespace govgraph::query {

// What functions.cpp and text_functions.cpp share.

using Args = std::span<const Value>;

/// Throws QueryError: what the function was given, and of which kind it is.
[[noreturn]] void wrong(std::string_view function, const Value& value, const CallContext& context,
                        std::string_view detail = "InvalidArgumentType", std::string_view type = "TypeError");

/// An argument of that kind; throws as `wrong` for another.
const std::string& string_in(std::string_view function, const Value& value, const CallContext& context);
std::int64_t integer_in(std::string_view function, const Value& value, const CallContext& context);
double number_in(std::string_view function, const Value& value, const CallContext& context);

bool any_null(Args args);

Value f_to_string(const CallContext& context, Args args);
Value f_to_float(const CallContext& context, Args args);
Value f_to_integer(const CallContext& context, Args args);
Value f_to_boolean(const CallContext& context, Args args);
Value f_to_upper(const CallContext& context, Args args);
Value f_to_lower(const CallContext& context, Args args);
Value f_trim(const CallContext& context, Args args);
Value f_ltrim(const CallContext& context, Args args);
Value f_rtrim(const CallContext& context, Args args);
Value f_split(const CallContext& context, Args args);
Value f_replace(const CallContext& context, Args args);
Value f_substring(const CallContext& context, Args args);
Value f_left(const CallContext& context, Args args);
Value f_right(const CallContext& context, Args args);

}  // namespace govgraph::query
