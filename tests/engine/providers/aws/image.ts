/** An image of Debian, as its public parameter names it. */
export const IMAGE = "ami-0a1b2c3d4e5f60718";
