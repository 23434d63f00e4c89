/** A self-signed certificate for Twilio's API in us1 and ie1, good for a hundred years; the key protects nothing. */
export const twilioCertificate = `-----BEGIN CERTIFICATE-----
MIIBzTCCAXOgAwIBAgIUR1eMEO23OwNQkfhxsHecT6lnsIwwCgYIKoZIzj0EAwIw
HzEdMBsGA1UEAwwUdHdpbGlvLmNvbSBmb3IgdGVzdHMwIBcNMjYxMTMwMjE1NjE5
WhgPMjEyNjExMDYyMTU2MTlaMB8xHTAbBgNVBAMMFHR3aWxpby5jb20gZm9yIHRl
c3RzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE3SzD+hnAlqNOP8p9+Mx8Cyl6
g4E4SXzJkK6glttrwnAfBJv5Pe3IBTnjxEJukZ5zOBUACcsyfa4rsWNHdNFrA6OB
ijCBhzAdBgNVHQ4EFgQU1SMJfcOBAeqjLnau+NsiiR5bdL4wHwYDVR0jBBgwFoAU
1SMJfcOBAeqjLnau+NsiiR5bdL4wDwYDVR0TAQH/BAUwAwEB/zA0BgNVHREELTAr
gg5hcGkudHdpbGlvLmNvbYIZYXBpLmR1Ymxpbi5pZTEudHdpbGlvLmNvbTAKBggq
hkjOPQQDAgNIADBFAiA4ViXTuaS3tVS+YQ2lZRrr3ebFAw6NkRKYQ84qI2NCOQIh
ALfomu1tRBJiZ0N/crofwafqLpFnemKtJKcY3Ep0Er/e
-----END CERTIFICATE-----
`;
export const twilioKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVk6CT1n4zjP4rB6G
ajj6wfsRZ5Gy5LDiREkkpMBeFyShRANCAATdLMP6GcCWo04/yn34zHwLKXqDgThJ
fMmQrqCW22vCcB8Em/k97cgFOePEQm6RnnM4FQAJyzJ9riuxY0d00WsD
-----END PRIVATE KEY-----
`;
