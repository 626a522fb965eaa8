/*
 * Lua scripts for rows that several deployments write. Every change has a number. A writer sends the last number that
 * it has read, and if there are later changes it gets them instead of overwriting them. Keys of a part: the head (its
 * era, the last number, whether it is destroyed), the rows, the rows that expire, and each field by its last change.
 */

/**
 * Pushes rows, or returns the changes that the writer has not read.
 * ARGV: era and number of the writer's cursor, an era for the first write, entries and characters of a page, when the
 * last of the expiring rows expires (or ''), then hash (2 or 3), field and value in turn. A value of '' deletes the
 * field. Returns `kept`, era and number; or `behind`, era, the number up to which this page reaches, the last number,
 * then fields and values in turn; or `lost`; or `gone`.
 */
export const SYNC = `
local head = redis.call('HMGET', KEYS[1], 'era', 'seq', 'gone')
if head[3] then return { 'gone' } end
local era, seq, known = head[1] or '', tonumber(head[2] or '0'), tonumber(ARGV[2])
if (ARGV[1] ~= '' and ARGV[1] ~= era) or known > seq then return { 'lost' } end
if known < seq then
  local found, size, last = {}, 0, seq
  local fields = redis.call('ZRANGEBYSCORE', KEYS[4], '(' .. ARGV[2], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[4])
  for i = 1, #fields, 2 do
    local value = redis.call('HGET', KEYS[2], fields[i]) or redis.call('HGET', KEYS[3], fields[i]) or ''
    found[#found + 1] = fields[i]
    found[#found + 1] = value
    size, last = size + #value, fields[i + 1]
    if size >= tonumber(ARGV[5]) then break end
  end
  local answer = { 'behind', era, tostring(last), tostring(seq) }
  for _, text in ipairs(found) do answer[#answer + 1] = text end
  return answer
end
if #ARGV == 6 then return { 'kept', era, tostring(seq) } end
if era == '' then era = ARGV[3] end
for i = 7, #ARGV, 3 do
  local key = KEYS[tonumber(ARGV[i])]
  seq = seq + 1
  redis.call('ZADD', KEYS[4], seq, ARGV[i + 1])
  if ARGV[i + 2] == '' then
    redis.call('HDEL', KEYS[2], ARGV[i + 1])
    redis.call('HDEL', KEYS[3], ARGV[i + 1])
  else
    redis.call('HSET', key, ARGV[i + 1], ARGV[i + 2])
  end
end
redis.call('HSET', KEYS[1], 'era', era, 'seq', seq)
if ARGV[6] ~= '' and redis.call('PEXPIRETIME', KEYS[3]) < tonumber(ARGV[6]) then redis.call('PEXPIREAT', KEYS[3], ARGV[6]) end
return { 'kept', era, tostring(seq) }
`;

/** Deletes all rows and marks them as destroyed. Keys: those of both parts. Returns how many rows there were. */
export const DESTROY = `
local rows = 0
for first = 1, #KEYS, 4 do
  rows = rows + redis.call('HLEN', KEYS[first + 1]) + redis.call('HLEN', KEYS[first + 2])
  redis.call('DEL', KEYS[first], KEYS[first + 1], KEYS[first + 2], KEYS[first + 3])
  redis.call('HSET', KEYS[first], 'gone', 1)
end
return rows
`;
